//! Endpoint paths, and the headers that are ours.

/// `GET`: the Contact Us page. Takes the query parameters of every route.
pub const PAGE: &str = "/api/v1/page";
/// `GET`: page and words, for an app that was served without them.
pub const BOOT: &str = "/api/v1/boot";
/// `POST`: Email Us.
pub const EMAIL: &str = "/api/v1/email";
/// `GET`: what goes along with a message. With [`INSTANCE`] what that instance knows, too.
pub const EMAIL_CONTEXT: &str = "/api/v1/email/context";
/// `POST`, body `{}`: a number to call, and the code that goes with it, for a while. A `GET` of any page never takes one.
pub const CALL: &str = "/api/v1/call";
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
/// `GET`: how the call of the Voice IVR stands that `externalId` names.
pub const VOICE: &str = "/api/v1/voice";
/// `POST`, body `{}`: hand that call to an agent. 409 when it is not open.
pub const TRANSFER: &str = "/api/v1/transfer";
/// `GET`: this interface, described.
pub const OPENAPI: &str = "/api/v1/openapi.json";

/// Plain form: Email Us.
pub const FORM_EMAIL: &str = "/contact/email";
/// Plain form: a number to call.
pub const FORM_CALL: &str = "/contact/call";
/// Plain form: Schedule a Callback.
pub const FORM_CALLBACK: &str = "/contact/callback";
/// Plain form: Transfer.
pub const FORM_TRANSFER: &str = "/contact/transfer";
/// Plain form with the token in a hidden field: cancel.
pub const FORM_CALLBACK_CANCEL: &str = "/contact/callback/{reference}/cancel";
/// Plain form with the token in a hidden field: the calendar file.
pub const FORM_CALLBACK_CALENDAR: &str = "/contact/callback/{reference}/calendar";

/// `POST`: a new conversation, see [`ChatRequest`](crate::chat::ChatRequest).
///
/// Every path below it takes `Authorization: Bearer` with the receipt's token, which names the conversation.
pub const CHAT: &str = "/api/v1/chat";
/// `POST`: Chat was pressed, on the place of the query parameters. Body `{}`. For the record alone.
pub const CHAT_PRESSED: &str = "/api/v1/chat/pressed";
/// `GET`: the stream (`text/event-stream`); `Last-Event-ID` is the last number that arrived, 0 or none from the start.
pub const CHAT_STREAM: &str = "/api/v1/chat/stream";
/// `GET`: a stretch of the log.
pub const CHAT_ENTRIES: &str = "/api/v1/chat/entries";
/// `POST`: one message.
pub const CHAT_MESSAGES: &str = "/api/v1/chat/messages";
/// `POST`: typing, delivered, read.
pub const CHAT_SIGNALS: &str = "/api/v1/chat/signals";
/// `POST`: a file as the body, its id in `Idempotency-Key`, its name percent-encoded in [`FILE_NAME`].
pub const CHAT_FILES: &str = "/api/v1/chat/files";
/// `GET`: a file.
pub const CHAT_FILE: &str = "/api/v1/chat/files/{file}";
/// `POST`, body `{}`: end it.
pub const CHAT_END: &str = "/api/v1/chat/end";
/// `POST`, body `{}`: takes over what the headers say of who the visitor is ([`IDENTITY`]) and where ([`HOST`]).
pub const CHAT_VISITOR: &str = "/api/v1/chat/visitor";
/// `POST`: rate it.
pub const CHAT_RATING: &str = "/api/v1/chat/rating";
/// `GET`: the transcript as a text file. `POST`: have it mailed.
pub const CHAT_TRANSCRIPT: &str = "/api/v1/chat/transcript";
/// `POST`, signed: what the agents of another desk do, where one is attached by a webhook.
pub const CHAT_DESK: &str = "/api/v1/chat/desk";

/// `GET`: who is signed in. `POST`: sign in. `DELETE`: sign out. The rest of the console needs its cookie.
pub const CONSOLE_SESSION: &str = "/api/v1/console/session";
/// `PUT`: take chats or take a break.
pub const CONSOLE_PRESENCE: &str = "/api/v1/console/presence";
/// `GET`: waiting and own chats.
pub const CONSOLE_INBOX: &str = "/api/v1/console/inbox";
/// `GET`: the same as a stream. An agent is there as long as one of theirs is open.
pub const CONSOLE_STREAM: &str = "/api/v1/console/stream";
/// `GET`: canned replies.
pub const CONSOLE_REPLIES: &str = "/api/v1/console/replies";
/// `GET`: the customer of one chat. Below it, `/stream`, `/entries`, `/messages`, `/signals`, `/files`, `/files/{file}`
/// and `/end` as for the customer, and the two here.
pub const CONSOLE_CHAT: &str = "/api/v1/console/chats/{conversation}";
/// `POST`, body `{}`: take a waiting chat. 409 when somebody else was quicker or the limit is reached.
pub const CONSOLE_TAKE: &str = "/api/v1/console/chats/{conversation}/take";
/// `POST`: to a colleague, or back to the queue.
pub const CONSOLE_HAND_OVER: &str = "/api/v1/console/chats/{conversation}/handover";
/// `GET`: the history of the instance that a receipt was given out in. Needs the session and, in `Authorization: Bearer`,
/// the token of the link's fragment.
pub const CONSOLE_HISTORY: &str = "/api/v1/console/history/{reference}";

/// `GET`, `PUT`: Account Information. It and the paths below it are for administrators.
pub const CONSOLE_ACCOUNT: &str = "/api/v1/console/account";
/// `GET`: what Account Information is chosen from.
pub const CONSOLE_ACCOUNT_CHOICES: &str = "/api/v1/console/account/choices";
/// `POST`, body `{}`: a test mail to the Primary Contact Email.
pub const CONSOLE_TEST_MAIL: &str = "/api/v1/console/account/test-mail";
/// `GET`, `PUT`: assistance options.
pub const CONSOLE_OPTIONS: &str = "/api/v1/console/options";
/// `POST`, body `{}`: a test to the stored Integration Point for callbacks.
pub const CONSOLE_TEST_SERVICE: &str = "/api/v1/console/options/test-service";
/// `GET`, `PUT`: the account's own numbers, and the groups that places give numbers of.
pub const CONSOLE_NUMBERS: &str = "/api/v1/console/numbers";
/// `GET`: which of them are given to customers now.
pub const CONSOLE_NUMBERS_NOW: &str = "/api/v1/console/numbers/now";
/// `GET`, `PUT`: exceptions from the hours, for a while.
pub const CONSOLE_EXCEPTIONS: &str = "/api/v1/console/exceptions";
/// `GET`, `PUT`: After Hours schedules.
pub const CONSOLE_SCHEDULES: &str = "/api/v1/console/schedules";
/// `GET`, `PUT`: the Contact Us variable set.
pub const CONSOLE_VARIABLES: &str = "/api/v1/console/variables";
/// `GET`: every variable that can be in the set.
pub const CONSOLE_KNOWN_VARIABLES: &str = "/api/v1/console/variables/known";
/// `GET`: published Interactions.
pub const CONSOLE_INTERACTIONS: &str = "/api/v1/console/interactions";
/// `GET`, `PUT`: which sites may hold the widget.
pub const CONSOLE_WIDGET: &str = "/api/v1/console/widget";
/// `GET`: what puts the widget into a site.
pub const CONSOLE_WIDGET_PLACE: &str = "/api/v1/console/widget/place";
/// `GET`: whether there is an identity secret. `POST`: make another one, which is told this once.
pub const CONSOLE_IDENTITY: &str = "/api/v1/console/identity";
/// `GET`: who may use the console; `POST`: add somebody.
pub const CONSOLE_PEOPLE: &str = "/api/v1/console/people";
/// `DELETE`: take somebody away.
pub const CONSOLE_PERSON: &str = "/api/v1/console/people/{person}";
/// `POST`: give somebody another password.
pub const CONSOLE_PERSON_PASSWORD: &str = "/api/v1/console/people/{person}/password";
/// Canned replies as administrators set them.
pub const CONSOLE_REPLIES_SETUP: &str = "/api/v1/console/replies/setup";

/// `POST`: one navigation. `GET` with [`INSTANCE`]: where an instance stands; without: the first page.
pub const INTERACTION: &str = "/api/v1/interaction/{name}";

/// `GET`: the JSON Schema that an Interaction's definition is written by.
pub const INTERACTION_SCHEMA: &str = "/api/v1/interaction.schema.json";
/// `POST`, body `{}`, with [`INSTANCE`]: an assistance option was pressed, `chat`, `call`, `transfer`, `callback` or
/// `email`, on the place of the query parameters. For the history; without an instance nothing is written down.
pub const OPTION_PRESSED: &str = "/api/v1/option/{kind}";
/// Plain form: one navigation. Fields by their names, `direction`, and hidden `instance`, `step` and `key`.
pub const FORM_INTERACTION: &str = "/interaction/{name}";

/// Names the instance of an Interaction that the customer is in: the token of
/// [`Standing`](crate::interaction::Standing). Understood by every endpoint that takes a contact: what is asked for
/// belongs to that instance then.
pub const INSTANCE: &str = "contact-us-instance";
/// `?1` where the app has seen that the device is a mobile one though its browser says otherwise: an iPad.
pub const MOBILE: &str = "contact-us-mobile";
/// The customer's time zone, as the browser names it: `Europe/Berlin`.
pub const TIME_ZONE: &str = "contact-us-time-zone";
/// The name of a file that is sent, percent-encoded UTF-8.
pub const FILE_NAME: &str = "contact-us-file-name";
/// Names one submission: the same key with the same body is answered once more, never done twice.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Names the visitor: made by the app at the first submission, kept by the browser, known to nobody else.
pub const VISITOR: &str = "contact-us-visitor";
/// Says who the visitor is: a JWT of the host page's server.
pub const IDENTITY: &str = "contact-us-identity";
/// What the host page says of itself and of the visitor, as escaped JSON of `page` (`url`, `title`), `attributes` and
/// `known` (`id`, `name`, `email`, `phone`). Nobody vouches for it.
pub const HOST: &str = "contact-us-host";
/// The longest [`HOST`] in bytes: of what is sent, and of the JSON that is taken. Proxies refuse lines of 8 kB.
pub const LONGEST_HOST: usize = 4096;
