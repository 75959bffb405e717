//! Parts of the app that are loaded when they are wanted, so that nobody waits for them who does not.
//!
//! A build that can split (see `.make/split`) makes a WebAssembly file of each part: of all that only the part's functions
//! reach. Any other build has them in the app, and they are asked for in the same way.

#[cfg(split)]
use wasm_split_helpers::SplitLoaderError;

/// The part could not be loaded: there is no network, or something is in its way. Who asks again tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[cfg(split)]
impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Makes an async function that loads a part, once, and gives what it says of it: a function pointer, as a rule.
///
/// What the app itself calls stays in the app, so the part is reached by that pointer alone. A value is a part's own
/// when the part makes it: see [`Local::empty`](crate::state::Local::empty).
///
/// ```text
/// later! {
///     /// What the pointer is good for.
///     pub player: fn drawing() -> fn(Session) -> Node { draw }
/// }
/// ```
macro_rules! later {
    ($(#[$about:meta])* $sight:vis $part:ident: fn $name:ident() -> $what:ty { $found:expr }) => {
        $(#[$about])*
        #[cfg(split)]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        $sight fn $name() -> Result<$what, $crate::browser::later::Missing> {
            Ok($found)
        }

        $(#[$about])*
        #[cfg(not(split))]
        #[allow(clippy::unused_async, reason = "nothing is waited for where it is here already")]
        $sight async fn $name() -> Result<$what, $crate::browser::later::Missing> {
            Ok($found)
        }
    };
}

pub(crate) use later;
