//! Who asks for something, and the instance that it belongs to.

use {
    super::{
        Key,
        submission::Submission,
        told::{Customer, told},
    },
    crate::{
        app::App,
        facts::ClientFacts,
        place::Place,
        refusal::Refusal,
        store::{
            accounts::Account,
            identity,
            instances::{self, NewInstance},
            navigations,
        },
        variables::{self, Told},
    },
    contact_us_wire::{OptionKind, console::Identity},
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
        told(app, account, self.customer(), &account.locale).await
    }

    /// Who they are for what is told of them.
    fn customer(&self) -> Customer<'a> {
        Customer {
            place: self.place,
            client: self.client,
            instance: self.within,
            identity: self.identity,
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
        if let Some(id) = self.within
            && navigations::find(&mut *tx, account, id).await?.is_some()
        {
            instances::set_variables(&mut *tx, account, id, variables).await?;
            self.vouch(tx, account, id).await?;
            return Ok(id.to_owned());
        }
        let id = Uuid::new_v4().to_string();
        let instance = self.new_instance(&id, account, now);
        instances::add(&mut *tx, &instance, variables).await?;
        self.vouch(tx, account, &id).await?;
        Ok(id)
    }

    /// Writes down who they are, where somebody vouches for them.
    async fn vouch(
        &self,
        tx: &mut SqliteConnection,
        account: &str,
        instance: &str,
    ) -> Result<(), Refusal> {
        if let Some(known) = self.identity {
            identity::put(tx, account, instance, known).await?;
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
        Ok(instances::add_receipt(tx, &instance, kind.name()).await?)
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
