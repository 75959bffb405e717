use super::*;

#[test]
fn the_path_is_the_code_row_by_row() {
    let text = "tel:+442079460018";
    let (path, side) = path(text).expect("it fits");
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("it fits");
    assert_eq!(i32::try_from(side), Ok(code.size() + 8));
    let number = |text: &str| text.parse::<i32>().expect("a number");
    let runs = path.strip_prefix("M4 4.5m").expect("a start");
    let (mut x, mut y, mut dark) = (0, 0, 0);
    for run in runs.split('m') {
        let (start, length) = run.split_once('h').expect("a run");
        let (right, down) = start.split_once(' ').expect("a step");
        (x, y) = (x + number(right), y + number(down));
        let end = x + number(length);
        assert!((x..end).all(|x| code.get_module(x, y)));
        dark += end - x;
        x = end;
    }
    let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    assert_eq!(
        i32::try_from(all.filter(|&(x, y)| code.get_module(x, y)).count()),
        Ok(dark)
    );
}
