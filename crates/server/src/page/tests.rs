#[test]
fn a_zone_is_called_by_its_place() {
    assert_eq!(
        super::zone_place("America/Argentina/Buenos_Aires"),
        "Buenos Aires"
    );
    assert_eq!(super::zone_place("UTC"), "UTC");
}
