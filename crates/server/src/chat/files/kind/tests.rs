use {super::*, contact_us_wire::chat::FILE_TYPES};

#[test]
fn the_first_bytes_decide() {
    let heads: [(&[u8], &str); 5] = [
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (b"GIF89a......", "image/gif"),
        (b"RIFF\x10\0\0\0WEBP", "image/webp"),
        (b"%PDF-1.7....", "application/pdf"),
    ];
    for ((head, mime), listed) in heads.into_iter().zip(FILE_TYPES) {
        assert_eq!((of(head), listed), (Some(mime), mime));
    }
    let others: [&[u8]; 8] = [
        b"",
        b"\x89PN",
        b"<svg xmlns=",
        b"<html>......",
        b"MZ\x90\0........",
        b"RIFF\x10\0\0\0WAVE",
        b" %PDF-1.7",
        b"GIF88a",
    ];
    assert!(others.iter().all(|head| of(head).is_none()));
}
