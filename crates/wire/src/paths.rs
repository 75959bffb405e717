//! Endpoint paths, and the headers that are ours.

/// `GET`: the Contact Us page. Takes the query parameters of every route.
pub const PAGE: &str = "/api/v1/page";
/// `GET`: page and words, for an app that was served without them.
pub const BOOT: &str = "/api/v1/boot";
/// `POST`: Email Us.
pub const EMAIL: &str = "/api/v1/email";
/// `POST`: Schedule a Callback.
pub const CALLBACK: &str = "/api/v1/callback";
/// `GET`: times to call.
pub const CALLBACK_SLOTS: &str = "/api/v1/callback/slots";
/// `GET` with `Authorization: Bearer`: status of one callback. `POST` on [`CALLBACK_MOVE`] and [`CALLBACK_CANCEL`].
pub const CALLBACK_ONE: &str = "/api/v1/callback/{reference}";
/// `POST`: another time.
pub const CALLBACK_MOVE: &str = "/api/v1/callback/{reference}/move";
/// `POST`: no call after all.
pub const CALLBACK_CANCEL: &str = "/api/v1/callback/{reference}/cancel";
/// `GET`: this interface, described.
pub const OPENAPI: &str = "/api/v1/openapi.json";

/// Plain form: Email Us.
pub const FORM_EMAIL: &str = "/contact/email";
/// Plain form: Schedule a Callback.
pub const FORM_CALLBACK: &str = "/contact/callback";
/// Plain form with the token in a hidden field: cancel.
pub const FORM_CALLBACK_CANCEL: &str = "/contact/callback/{reference}/cancel";
/// Plain form with the token in a hidden field: the calendar file.
pub const FORM_CALLBACK_CALENDAR: &str = "/contact/callback/{reference}/calendar";

/// Names one submission: the same key with the same body is answered once more, never done twice.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Names the visitor: made by the app at the first submission, kept by the browser, known to nobody else.
pub const VISITOR: &str = "contact-us-visitor";
