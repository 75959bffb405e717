use super::of;

#[test]
fn a_uuid_holds_its_time_its_version_and_its_variant() {
    let id = of(0x0123_4567_89ab, [0xff; 10]);
    assert_eq!(id, "01234567-89ab-7fff-bfff-ffffffffffff");
    assert_eq!(of(0, [0; 10]), "00000000-0000-7000-8000-000000000000");
}
