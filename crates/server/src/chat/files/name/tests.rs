use super::*;

#[test]
fn a_name_says_what_the_file_is_and_not_where_it_goes() {
    for (typed, name) in [
        ("bill.png", "bill.png"),
        ("Rechnung%20M%C3%A4rz.PNG", "Rechnung März.PNG"),
        ("..%2F..%2Fetc%2Fpasswd", "passwd.png"),
        ("C:%5Cusers%5Cx.png", "x.png"),
        ("evil%E2%80%AEgnp.exe", "evilgnp.exe.png"),
        ("a%0D%0AContent-Type: x.png", "a Content-Type: x.png"),
        ("", "file.png"),
        ("%2F", "file.png"),
        (".png", "png.png"),
        ("%FF%00.png", "\u{fffd}.png"),
    ] {
        assert_eq!(cleaned(typed, "image/png"), name, "{typed}");
    }
    assert_eq!(cleaned("photo.JPEG", "image/jpeg"), "photo.JPEG");
    assert!(cleaned(&"x".repeat(500), "image/gif").chars().count() <= LONGEST + 4);
}
