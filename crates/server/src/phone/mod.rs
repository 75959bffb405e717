//! Telephone numbers in full: whether one exists, what a call to it costs, how it is written.
//!
//! The shape is checked first, by the rule that the browser has, too; so nothing that is taken here is refused there.

#[cfg(test)]
mod tests;

use {
    contact_us::domain::phone::check_shape,
    rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region},
};

/// A number that can be called.
#[derive(Clone, PartialEq, Eq)]
pub struct Number {
    /// `+` and 7 to 15 digits.
    pub e164: String,
    /// Spaced for a reader of the region it was read in: without the country code if that is the region's.
    pub shown: String,
}

impl std::fmt::Debug for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Number")
    }
}

/// Whether a region (ISO 3166-1 alpha-2, such as `GB`) is one that numbers can be read in.
pub fn is_region(region: &str) -> bool {
    parse_region(region).is_some()
}

/// Every region that numbers can be read in, by name.
pub fn regions() -> Vec<String> {
    let mut regions: Vec<String> = PHONE_NUMBER_UTIL
        .get_supported_regions()
        .map(|region| region.to_string())
        .collect();
    regions.sort_unstable();
    regions
}

/// The number as somebody in a region means it, or the key of the word that says what is wrong with it.
pub fn parse(typed: &str, region: &str) -> Result<Number, &'static str> {
    let shape = check_shape(typed)?;
    let region = parse_region(region);
    let number = PHONE_NUMBER_UTIL
        .parse(&shape, region)
        .map_err(|_| "error.phone.impossible")?;
    if !number.is_valid() {
        return Err("error.phone.impossible");
    }
    if matches!(
        number.get_type(),
        PhoneNumberType::PremiumRate | PhoneNumberType::SharedCost
    ) {
        return Err("error.phone.premium");
    }
    let e164 = number.format_as(PhoneNumberFormat::E164).into_owned();
    // A number of another length than the shape allows could not be called by what follows.
    if check_shape(&e164).as_ref() != Ok(&e164) {
        return Err("error.phone.impossible");
    }
    // Of the same country code, not the same region: Guernsey's numbers are dialled like Great Britain's.
    let home = region.and_then(|region| PHONE_NUMBER_UTIL.get_country_code_for_region(region));
    let home = home == Some(number.country_code);
    let format = if home {
        PhoneNumberFormat::National
    } else {
        PhoneNumberFormat::International
    };
    Ok(Number {
        e164,
        shown: number.format_as(format).into_owned(),
    })
}

/// A stored number, spaced for a reader in a region; as it is when the library no longer knows it.
pub fn shown(e164: &str, region: &str) -> String {
    parse(e164, region).map_or_else(|_| e164.to_owned(), |number| number.shown)
}

fn parse_region(region: &str) -> Option<Region> {
    let region = Region::try_from(region).ok()?;
    PHONE_NUMBER_UTIL
        .get_supported_regions()
        .any(|known| known == region)
        .then_some(region)
}
