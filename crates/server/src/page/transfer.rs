//! Transfer and Call share one place on the page: never both.

use contact_us_wire::{OptionKind, OptionState, OptionView, Promise};

/// Puts Transfer into the place of Call. Gives Call, for when the open call is over; none where the page has none.
///
/// Who is on the phone already is with an agent before whoever has to dial, so Transfer is the quickest where Call was.
pub(super) fn in_place_of_call(options: &mut Vec<OptionView>) -> Option<OptionView> {
    let mut transfer = OptionView {
        kind: OptionKind::Transfer,
        state: OptionState::Open,
        promise: Promise::None,
        quickest: false,
    };
    let call = options
        .iter_mut()
        .find(|option| option.kind == OptionKind::Call);
    if let Some(place) = call {
        transfer.quickest = place.quickest;
        return Some(std::mem::replace(place, transfer));
    }
    let at = options.partition_point(|option| option.kind < OptionKind::Transfer);
    options.insert(at, transfer);
    None
}
