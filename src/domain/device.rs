//! What the device is, where its browser does not say so.

#[cfg(test)]
mod tests;

/// Whether it is an iPad that says that it is a Mac: no Mac has a screen to touch.
pub fn is_disguised_pad(user_agent: &str, touch_points: i32) -> bool {
    user_agent.contains("Macintosh") && touch_points > 1
}
