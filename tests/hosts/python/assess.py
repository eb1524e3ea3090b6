#!/usr/bin/env python3
"""Puts a description before a plugin, from Python and without Evenhand's engine.

    python3 assess.py PLUGIN.wasm GIVEN.json > answer.json

A plugin is a WebAssembly component with two functions, and the package `wasmtime` runs
components; nothing else is needed. GIVEN.json is a `project-description` as
wit/framework.wit has it, names and all: records are objects, lists are arrays, enums and
flags are their names, an option is its value or null, a tuple is an array. The answer
has the same form, with a variant that carries something as {"case": name, "value": …}.

Evenhand reads a file into sentences, checks what comes back against the laws, and makes a
report. This does none of that: it shows that the answer does not depend on who asks.
"""

import json
import sys

from wasmtime import Config, Engine, Store
from wasmtime.component import Component, Linker, Record, Variant

CONTRACT = "@0.1.0"
FRAMEWORK = "evenhand:framework/framework" + CONTRACT
DIAGNOSTICS = "evenhand:framework/diagnostics" + CONTRACT

# As the engine's defaults: a plugin that loops or takes too much ends with an error.
FUEL = 2_000_000_000
MEMORY = 256 << 20


class Plugin:
    """A plugin in a store of its own: nothing is kept from one description to the next."""

    def __init__(self, component_bytes: bytes) -> None:
        config = Config()
        config.consume_fuel = True
        self.engine = Engine(config)
        self.component = Component(self.engine, component_bytes)

    def _call(self, name, *arguments):
        store = Store(self.engine)
        store.set_fuel(FUEL)
        store.set_limits(memory_size=MEMORY)
        linker = Linker(self.engine)
        # The only thing that a plugin may import: it says why it is about to fail.
        with linker.root() as root, root.add_instance(DIAGNOSTICS) as diagnostics:
            diagnostics.add_func("report", lambda _store, message: print(message, file=sys.stderr))
        instance = linker.instantiate(store, self.component)
        interface = instance.get_export_index(store, FRAMEWORK)
        function = instance.get_func(store, instance.get_export_index(store, name, interface))
        answer = to_json(function(store, *arguments))
        return answer, FUEL - store.get_fuel()

    def describe(self):
        """What the framework is."""
        return self._call("describe")

    def assess(self, description):
        """What it finds in a description, and the fuel that it took."""
        return self._call("assess", record(description))


def record(value):
    """JSON as the package wants it: objects are records."""
    if isinstance(value, dict):
        made = Record()
        for name, field in value.items():
            # Settings are a list of pairs, which the contract has as tuples.
            pairs = name == "settings"
            setattr(made, name, [tuple(pair) for pair in field] if pairs else record(field))
        return made
    if isinstance(value, list):
        return [record(item) for item in value]
    return value


def to_json(value):
    """What came back, as JSON."""
    if isinstance(value, Variant):
        if value.payload is None:
            return value.tag
        return {"case": value.tag, "value": to_json(value.payload)}
    if isinstance(value, Record):
        return {name: to_json(field) for name, field in vars(value).items()}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    return value


def main() -> None:
    plugin_path, given_path = sys.argv[1:]
    with open(plugin_path, "rb") as plugin_file, open(given_path, encoding="utf-8") as given_file:
        plugin, given = Plugin(plugin_file.read()), json.load(given_file)
    manifest, _ = plugin.describe()
    answers = []
    for description in given:
        answer, fuel = plugin.assess(description)
        answers.append({"fuel": fuel, "answer": answer})
    json.dump({"manifest": manifest, "answers": answers}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
