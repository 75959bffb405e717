//! The reader of JSON takes all that the wire can say, and nothing else.

use {
    contact_us::{
        browser::json::{has, read},
        domain::draft::Draft,
    },
    contact_us_wire::{
        AccountFace, Along, Boot, CallFace, CallTicket, CallbackReceipt, CallbackState,
        CallbackStatus, Direction, EmailReceipt, FieldProblem, FormAnswer, LocalTime, Moment,
        OptionKind, OptionState, OptionView, Outcome, Page, Problem, ProblemKind, Promise, Slot,
        Slots, Start, Theme, Voice, Window, Words,
        interaction::{Choice, ElementKind, ElementPage, FieldKind, InputField, Standing},
        page::Language,
    },
    serde::{Serialize, de::DeserializeOwned},
    std::fmt::Debug,
    wasm_bindgen_test::wasm_bindgen_test,
};

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T) {
    let text = serde_json::to_string(&value).unwrap();
    assert_eq!(read::<T>(&text), Some(value), "{text}");
}

/// The app reads a page's data in two parts.
fn comes_back_in_parts(boot: Boot) {
    let text = serde_json::to_string(&boot).unwrap();
    assert!(has(&text, "answer") && !has(&text, "told"), "{text}");
    let (start, along) = boot.parts();
    assert_eq!(read::<Start>(&text), Some(start), "{text}");
    assert_eq!(read::<Along>(&text), Some(along), "{text}");
}

fn moment(at: i64) -> Moment {
    let business = LocalTime {
        year: 2026,
        month: 11,
        day: 23,
        weekday: 1,
        hour: 9,
        minute: 5,
    };
    Moment { at, business }
}

fn window() -> Window {
    Window {
        from: moment(1_795_424_400_000),
        until: moment(1_795_426_200_000),
    }
}

fn status(state: CallbackState) -> CallbackStatus {
    CallbackStatus {
        reference: "CU-7F3K-29QD".to_owned(),
        state,
        phone: "020 7946 0018".to_owned(),
        window: window(),
        acknowledged: None,
        chosen: true,
    }
}

fn standing(progress: Option<u8>) -> Standing {
    let field = |kind| InputField {
        name: "a b".to_owned(),
        label: "؟".to_owned(),
        help: String::new(),
        kind,
        required: true,
        sensitive: false,
        autocomplete: "off".to_owned(),
        choices: vec![Choice {
            value: "v".to_owned(),
            label: "l".to_owned(),
        }],
        value: vec!["v".to_owned()],
    };
    Standing {
        instance: "token".to_owned(),
        page: ElementPage {
            interaction: "x".to_owned(),
            title: "X".to_owned(),
            element: "one".to_owned(),
            kind: ElementKind::Question,
            step: u32::MAX,
            progress,
            heading: "H".to_owned(),
            text: vec!["a".to_owned(), "b".to_owned()],
            fields: vec![field(FieldKind::Choices), field(FieldKind::Date)],
            back: true,
            next: false,
            contact: true,
            notice: String::new(),
        },
    }
}

fn problem(field: &str) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        code: "error.email.missing".to_owned(),
        detail: "أدخل \"عنوانك\"\n".to_owned(),
    }
}

fn page(states: &[(OptionState, Promise)]) -> Page {
    let options = OptionKind::ALL.into_iter().zip(states.iter().cycle());
    Page {
        account: AccountFace {
            name: "bank".to_owned(),
            organisation: "Bank & Söhne".to_owned(),
            zone_place: "London".to_owned(),
            privacy_url: None,
        },
        locale: "en".to_owned(),
        direction: Direction::Rtl,
        languages: vec![Language {
            tag: "ar".to_owned(),
            name: "العربية".to_owned(),
        }],
        theme: Theme::default(),
        mobile: false,
        options: options
            .map(|(kind, &(state, promise))| OptionView {
                kind,
                state,
                promise,
                quickest: kind == OptionKind::Call,
                reason: if kind == OptionKind::Call {
                    "Storm"
                } else {
                    ""
                }
                .to_owned(),
            })
            .collect(),
        after_transfer: Some(OptionView {
            kind: OptionKind::Call,
            state: OptionState::Open,
            promise: Promise::None,
            quickest: false,
            reason: String::new(),
        }),
        voice: Some(Voice::default()),
        call_on_request: true,
        call: Some(CallFace {
            e164: "+442079460018".to_owned(),
            shown: "020 7946 0018".to_owned(),
            qr: "M4 4h7v1h-7z".to_owned(),
            qr_side: 33,
        }),
        region: "GB".to_owned(),
    }
}

#[wasm_bindgen_test]
fn each_state_and_promise_of_an_option_comes_back() {
    let opens = moment(0);
    comes_back(page(&[
        (OptionState::Open, Promise::None),
        (OptionState::Open, Promise::Answers { minutes: 2 }),
        (
            OptionState::Deferred { opens },
            Promise::Calls { minutes: 30 },
        ),
        (
            OptionState::Closed { opens: None },
            Promise::Replies { hours: 24 },
        ),
        (OptionState::Closed { opens: Some(opens) }, Promise::None),
    ]));
}

#[wasm_bindgen_test]
fn each_outcome_of_a_form_comes_back_with_all_around_it() {
    for outcome in [
        Outcome::Rejected {
            fields: vec![problem("email"), problem("message")],
        },
        Outcome::Refused {
            detail: "Try again.".to_owned(),
            retry_after: Some(30),
        },
        Outcome::Call {
            ticket: CallTicket {
                face: CallFace {
                    e164: "+442079460018".to_owned(),
                    shown: "020 7946 0018".to_owned(),
                    qr: "M4 4h7v1h-7z".to_owned(),
                    qr_side: 33,
                },
                dial: "+442079460018,009070".to_owned(),
                code: "009070".to_owned(),
                groups: vec!["009".to_owned(), "070".to_owned()],
                until: Some(moment(1_795_515_300_000)),
                left: 900_000,
            },
        },
        Outcome::Email {
            receipt: EmailReceipt {
                reference: "CU-7F3K-29QD".to_owned(),
                accepted: moment(-1),
                reply_to: "ada@example.org".to_owned(),
                reply_hours: None,
            },
        },
        Outcome::Callback {
            receipt: CallbackReceipt {
                status: status(CallbackState::Open),
                token: "t".to_owned(),
                already: false,
            },
        },
    ] {
        let typed = [("message".to_owned(), "a\r\nb".to_owned())];
        comes_back_in_parts(Boot {
            page: page(&[(OptionState::Open, Promise::None)]),
            words: Words(typed.clone().into()),
            slots: Some(Slots {
                soonest: Some(window()),
                slots: vec![Slot { window: window() }; 3],
            }),
            standing: Some(standing(Some(40))),
            told: None,
            answer: Some(FormAnswer {
                values: typed.into(),
                outcome,
            }),
            key: String::new(),
            visitor: "v".to_owned(),
        });
    }
}

#[wasm_bindgen_test]
fn answers_and_drafts_come_back() {
    comes_back(Slots::default());
    comes_back(standing(None));
    comes_back(status(CallbackState::Cancelled));
    comes_back(Problem {
        type_: "/problems/too-many".to_owned(),
        kind: ProblemKind::TooMany,
        title: "Too many".to_owned(),
        status: 429,
        detail: "Wait.".to_owned(),
        fields: vec![problem("phone")],
        retry_after: Some(u64::from(u32::MAX) + 1),
    });
    let mut draft = Draft::default();
    comes_back(draft.clone());
    draft.values.insert("__proto__".to_owned(), "x".to_owned());
    draft.key(|| "key".to_owned());
    comes_back(draft);
}

#[wasm_bindgen_test]
fn what_has_another_shape_is_not_read() {
    assert_eq!(read::<Slots>("<html>"), None);
    assert_eq!(read::<Slots>("null"), None);
    assert_eq!(read::<Slots>(r#"{"slots":{}}"#), None);
    assert_eq!(read::<Slots>(r#"{"soonest":null}"#), None);
    assert_eq!(read::<CallbackState>(r#""lost""#), None);
    assert_eq!(read::<Words>(r#"{"a":1}"#), None);
    let month = r#"{"year":1,"month":300,"day":1,"weekday":1,"hour":1,"minute":1}"#;
    assert_eq!(read::<LocalTime>(month), None);
}

#[wasm_bindgen_test]
fn what_a_later_server_adds_is_passed_over() {
    let text = r#"{"soonest":null,"slots":[],"later":{"deep":[1,2]}}"#;
    assert_eq!(read::<Slots>(text), Some(Slots::default()));
}
