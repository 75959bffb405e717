use super::of;

#[test]
fn a_uuid_has_its_version_and_its_variant() {
    assert_eq!(of([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    assert_eq!(of([0; 16]), "00000000-0000-4000-8000-000000000000");
}
