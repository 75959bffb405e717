use super::Ids;
use proptest::prelude::*;

#[test]
fn an_id_is_written_as_the_standard_shows_it() {
    // RFC 9562, A.6: time 0x017F22E279B0, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    let rand: u128 = 0xcc3 << 62 | 0x18c4_dc0c_0c07_398f;
    let bytes = rand.to_be_bytes();
    let mut random = [0; 10];
    random.copy_from_slice(&bytes[6..]);
    let id = Ids::default().next(0x017f_22e2_79b0, random);
    assert_eq!(id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

#[test]
fn the_next_page_goes_on_where_the_last_one_was() {
    let mut before = Ids::default();
    let last = before.next(2_000_000_000_000, [0xff; 10]);
    let mut now = Ids::default();
    now.follow(&last);
    now.follow("no id");
    assert!(now.next(1_000, [0; 10]) > last);
}

#[test]
fn two_pages_behind_one_id_do_not_make_the_same_one() {
    let last = Ids::default().next(2_000_000_000_000, [1; 10]);
    let next = [[2; 10], [3; 10]].map(|random| {
        let mut ids = Ids::default();
        ids.follow(&last);
        ids.next(1_000, random)
    });
    assert!(next[0] > last && next[1] > last && next[0] != next[1]);
}

proptest! {
    #[test]
    fn ids_grow_whatever_the_clock_does(steps: Vec<(i64, [u8; 10])>) {
        let (mut ids, mut last) = (Ids::default(), String::new());
        for (now, random) in steps {
            let id = ids.next(now, random);
            prop_assert!(id > last);
            prop_assert_eq!(id.len(), 36);
            prop_assert_eq!(&id[14..15], "7");
            prop_assert!(matches!(&id[19..20], "8" | "9" | "a" | "b"));
            last = id;
        }
    }

    #[test]
    fn following_an_id_leaves_it_behind_by_one(now in 0_i64..0xffff_ffff_ffff, random: [u8; 10]) {
        let id = Ids::default().next(now, random);
        let (mut one, mut other) = (Ids::default(), Ids::default());
        one.follow(&id);
        other.next(now, random);
        prop_assert_eq!(one.last, other.last);
    }
}
