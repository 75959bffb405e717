//! What the served page carries inlined, so that the app starts without a request.

use {
    crate::{
        CallTicket, CallbackReceipt, EmailContext, EmailReceipt, FieldProblem, Page, Slots, Words,
        interaction::Standing,
    },
    serde::{Deserialize, Serialize},
    std::collections::BTreeMap,
};

/// The page's data. Stands in `<script type="application/json" id="boot">`; `GET /api/v1/boot` answers the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Boot {
    /// The Contact Us page.
    pub page: Page,
    /// The words of the language in use.
    pub words: Words,
    /// The callback times, where the page shows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slots: Option<Slots>,
    /// What goes along with a message, where the page is Email Us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<EmailContext>,
    /// Where the Interaction stands that the page shows. Before its start: its first page, and no instance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// What a plain form was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<FormAnswer>,
    /// The `Idempotency-Key` of the plain form on this page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The visitor of the plain form on this page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub visitor: String,
}

/// What of [`Boot`] the app starts with on every page. Read from the same JSON.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Start {
    /// The Contact Us page.
    pub page: Page,
    /// The words of the language in use.
    pub words: Words,
    /// The `Idempotency-Key` of the plain form on this page.
    #[serde(default)]
    pub key: String,
    /// The visitor of the plain form on this page.
    #[serde(default)]
    pub visitor: String,
}

/// The rest of [`Boot`]: what comes along with the pages that need it. Read from the same JSON, by those alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Along {
    /// The callback times.
    #[serde(default)]
    pub slots: Option<Slots>,
    /// What goes along with a message.
    #[serde(default)]
    pub told: Option<EmailContext>,
    /// Where the Interaction stands.
    #[serde(default)]
    pub standing: Option<Standing>,
    /// What a plain form was answered.
    #[serde(default)]
    pub answer: Option<FormAnswer>,
}

impl Boot {
    /// The same in its two parts.
    pub fn parts(self) -> (Start, Along) {
        let start = Start {
            page: self.page,
            words: self.words,
            key: self.key,
            visitor: self.visitor,
        };
        let along = Along {
            slots: self.slots,
            told: self.told,
            standing: self.standing,
            answer: self.answer,
        };
        (start, along)
    }
}

/// The answer to a plain form, drawn by the same components as the app's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FormAnswer {
    /// What was typed, by field name. Empty after a success.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a plain form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Fields need mending.
    Rejected {
        /// Which, and how.
        fields: Vec<FieldProblem>,
    },
    /// It was refused as a whole.
    Refused {
        /// What to do.
        detail: String,
        /// Seconds after which trying again makes sense.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<u64>,
    },
    /// The e-mail is stored.
    Email {
        /// The receipt.
        receipt: EmailReceipt,
    },
    /// A number is the customer's.
    Call {
        /// The number.
        ticket: CallTicket,
    },
    /// The callback is stored.
    Callback {
        /// The receipt.
        receipt: CallbackReceipt,
    },
}
