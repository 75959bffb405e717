//! What a history tells once.

#[cfg(test)]
mod tests;

/// The variables that a history's heading and facts say already.
const SAID: [&str; 2] = ["Interaction", "Interaction Unique Id"];

/// Names and values of variables, without those that are said elsewhere.
pub fn beyond(variables: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut variables = variables;
    variables.retain(|(name, _)| !SAID.contains(&name.as_str()));
    variables
}
