use super::*;

#[test]
fn the_path_is_the_code_row_by_row() {
    let text = "tel:+442079460018";
    let (path, side) = path(text).expect("it fits");
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("it fits");
    assert_eq!(i32::try_from(side), Ok(code.size() + 8));
    let number = |text: &str| text.parse::<i32>().expect("a number");
    let mut dark = 0;
    for run in path.trim_end_matches('z').split('z') {
        let (start, rest) = run.trim_start_matches('M').split_once('h').expect("a run");
        let (x, y) = start.split_once(' ').expect("a point");
        let length = number(rest.split_once('v').expect("a height").0);
        assert!((0..length).all(|i| code.get_module(number(x) - QUIET + i, number(y) - QUIET)));
        dark += length;
    }
    let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    assert_eq!(
        i32::try_from(all.filter(|&(x, y)| code.get_module(x, y)).count()),
        Ok(dark)
    );
}
