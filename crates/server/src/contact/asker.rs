//! Who asks for something, and the instance that it belongs to.

use {
    super::{
        Key, known,
        submission::Submission,
        told::{self, Customer},
    },
    crate::{
        app::App,
        facts::ClientFacts,
        identity::VERIFIED,
        place::Place,
        refusal::Refusal,
        store::{
            accounts::Account,
            instances::{self, NewInstance},
            navigations,
            visitors::{self, Contact},
        },
        variables::{self, Told},
    },
    contact_us_wire::{HostFacts, OptionKind, console::Identity},
    serde::Serialize,
    sqlx::SqliteConnection,
    uuid::Uuid,
};

/// Somebody who asks for something, from some place, under a key.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// Where they are.
    pub place: &'a Place,
    /// What is known of their device.
    pub client: &'a ClientFacts,
    /// Their name, if they have one.
    pub visitor: Option<&'a str>,
    /// The key of what they ask.
    pub key: &'a Key,
    /// The instance of an Interaction that they are in, by their token; whether it is still there is not known yet.
    pub within: Option<&'a str>,
    /// Who they are, if the site that holds the widget vouches for them.
    pub identity: Option<&'a Identity>,
    /// What that site's page says, for which nobody vouches.
    pub host: Option<&'a HostFacts>,
}

impl<'a> Asker<'a> {
    /// What they ask for, as something that is done once.
    pub(crate) fn submission(
        &self,
        account: &'a str,
        kind: OptionKind,
        asked: &impl Serialize,
        now: i64,
    ) -> Result<Submission<'a>, Refusal> {
        Submission::new(account, self.visitor, self.key, kind.name(), asked, now)
    }

    /// The values of the account's Contact Us variable set that are known of them.
    pub(crate) async fn variables(
        &self,
        app: &App,
        account: &Account,
    ) -> Result<Vec<(String, String)>, Refusal> {
        Ok(variables::named(&self.told(app, account).await?))
    }

    /// As [`Asker::variables`], with what people read for their names, in the account's language.
    pub(super) async fn told(&self, app: &App, account: &Account) -> Result<Vec<Told>, Refusal> {
        told::told(app, account, self.customer(), &account.locale).await
    }

    /// What they called themselves in the Interaction that they are in; nothing where they did not.
    pub(super) async fn known_name(&self, app: &App, account: &Account) -> Result<String, Refusal> {
        let kept = told::kept(app, account, self.customer()).await?;
        Ok(kept.map_or_else(String::new, |kept| known::name(&known::known(&kept))))
    }

    /// Who they are for what is told of them.
    fn customer(&self) -> Customer<'a> {
        Customer {
            place: self.place,
            client: self.client,
            instance: self.within,
            identity: self.identity,
            host: self.host,
        }
    }

    /// The instance that the contact belongs to: the one that they are in, else one of its own, which is stored. Gives
    /// the Interaction Unique Id.
    pub(crate) async fn instance(
        &self,
        tx: &mut SqliteConnection,
        account: &str,
        variables: &[(String, String)],
        now: i64,
    ) -> Result<String, Refusal> {
        // Who they are belongs to the contact: the instance may have another one, of somebody else.
        let own = variables.iter().filter(|(name, _)| name != VERIFIED);
        let own: Vec<_> = own.cloned().collect();
        if let Some(id) = self.within
            && navigations::find(&mut *tx, account, id).await?.is_some()
        {
            instances::set_variables(&mut *tx, account, id, &own).await?;
            return Ok(id.to_owned());
        }
        let id = Uuid::new_v4().to_string();
        let instance = self.new_instance(&id, account, now);
        instances::add(&mut *tx, &instance, &own).await?;
        Ok(id)
    }

    /// Writes down with a contact who they are, where somebody vouches for them, and what the page says that they are on.
    pub(crate) async fn introduce(
        &self,
        tx: &mut SqliteConnection,
        contact: Contact<'_>,
        now: i64,
    ) -> Result<(), Refusal> {
        if let Some(known) = self.identity {
            visitors::put_identity(&mut *tx, contact, known, now).await?;
        }
        if let Some(facts) = self.host {
            visitors::put_host(tx, contact, facts, now).await?;
        }
        Ok(())
    }

    /// Gives out the reference of the contact, in the instance that it belongs to.
    pub(crate) async fn receipt(
        &self,
        tx: &mut SqliteConnection,
        account: &str,
        kind: OptionKind,
        variables: &[(String, String)],
        now: i64,
    ) -> Result<String, Refusal> {
        let id = self.instance(tx, account, variables, now).await?;
        self.receipt_in(tx, &id, account, kind, now).await
    }

    /// Gives out the reference of the contact, in this instance.
    pub(crate) async fn receipt_in(
        &self,
        tx: &mut SqliteConnection,
        id: &str,
        account: &str,
        kind: OptionKind,
        now: i64,
    ) -> Result<String, Refusal> {
        let instance = self.new_instance(id, account, now);
        let reference = instances::add_receipt(&mut *tx, &instance, kind.name()).await?;
        let contact = Contact {
            account,
            reference: &reference,
        };
        self.introduce(tx, contact, now).await?;
        Ok(reference)
    }

    fn new_instance<'b>(&'b self, id: &'b str, account: &'b str, now: i64) -> NewInstance<'b> {
        NewInstance {
            id,
            account,
            interaction: &self.place.interaction,
            element: &self.place.element,
            visitor: self.visitor,
            now,
        }
    }
}
