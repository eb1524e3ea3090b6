//! The published matrices, by their counts, and what is drawn from a text by them.

use evenhand_com_b::wheel::{APEASE, Function, Matrix, Policy, called_for, policies};
use evenhand_com_b::{Mode, Subcomponent};

mod common;

fn cells(matrix: Matrix) -> [usize; 6] {
    Subcomponent::ALL.map(|missing| matrix.functions(missing).len())
}

#[test]
fn the_matrices_have_as_many_cells_as_in_print() {
    assert_eq!(cells(Matrix::Y2011), [2, 3, 3, 3, 4, 6]);
    assert_eq!(cells(Matrix::Y2011).iter().sum::<usize>(), 21);
    assert_eq!(cells(Matrix::Y2014), [2, 3, 4, 4, 4, 7]);
    assert_eq!(cells(Matrix::Y2014).iter().sum::<usize>(), 24);
    let rows = Function::ALL.map(|function| function.policies().len());
    assert_eq!(rows, [5, 5, 6, 6, 5, 3, 5, 2, 6]);
    assert_eq!(rows.iter().sum::<usize>(), 43);
}

#[test]
fn the_later_matrix_adds_three_cells() {
    let added: Vec<(Subcomponent, Function)> = Subcomponent::ALL
        .into_iter()
        .flat_map(|missing| {
            let new = Matrix::Y2014.functions(missing).iter();
            new.filter(move |f| !Matrix::Y2011.functions(missing).contains(f)).map(move |f| (missing, *f))
        })
        .collect();
    assert_eq!(
        added,
        [
            (Subcomponent::PhysicalOpportunity, Function::Training),
            (Subcomponent::SocialOpportunity, Function::Modelling),
            (Subcomponent::AutomaticMotivation, Function::Training),
        ]
    );
}

#[test]
fn only_barriers_call_for_an_intervention() {
    let text = "Nurses did not know how the form works. A clinical champion helped the team.";
    let found = common::found(common::paragraph(text), Mode::Statement);
    let statements: Vec<_> = found.into_iter().map(|(statement, _)| statement).collect();
    let called = called_for(&statements, Matrix::Y2014, |_| true);
    let functions: Vec<Function> = called.iter().map(|called| called.function).collect();
    assert_eq!(functions, [Function::Education, Function::Training, Function::Enablement]);
    assert!(called.iter().all(|called| called.barriers == [0]));
}

#[test]
fn policies_are_those_that_carry_a_function() {
    assert_eq!(policies(&[Function::Modelling]), [Policy::Communication, Policy::Service]);
    assert_eq!(policies(&[]), []);
    assert_eq!(Matrix::of_year("2011"), Some(Matrix::Y2011));
    assert_eq!(Matrix::of_year("2012"), None);
    assert_eq!(APEASE.len(), 6);
}
