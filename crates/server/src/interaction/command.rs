//! What can be done with Interactions where the server runs, also while it does.

use {
    super::{Publication, PublishError, make_link, publish},
    crate::app::App,
    contact_us_interaction::{Definition, Fault},
    jiff::Timestamp,
    std::{error::Error, fmt::Write as _, fs, path::Path},
};

/// A definition is wrong.
#[derive(Debug, thiserror::Error)]
#[error("{file} has {} fault(s).{so}", .faults.len())]
pub struct Wrong {
    file: String,
    /// What follows from it, or nothing.
    so: &'static str,
    /// What is wrong, each fault a line.
    pub faults: Vec<Fault>,
}

/// Whether a file holds a definition that can be published. Gives what to tell.
///
/// # Errors
/// [`Wrong`], or a sentence where the file cannot be read.
pub fn check(file: &Path) -> Result<String, Box<dyn Error>> {
    let definition =
        Definition::read(&document(file)?).map_err(|faults| wrong(file, faults, ""))?;
    let (name, pages) = (&definition.name, definition.elements.len());
    Ok(format!("{name} is right: {pages} elements"))
}

/// Publishes a file's definition. Gives what to tell, and whether something is new.
///
/// # Errors
/// [`Wrong`], or a sentence.
pub async fn publish_file(app: &App, file: &Path) -> Result<(String, bool), Box<dyn Error>> {
    let document = document(file)?;
    match publish(app, &app.settings.account, &document).await {
        Ok(Publication {
            name,
            version,
            is_new,
        }) => {
            let unchanged = if is_new { "" } else { " is unchanged" };
            let url = &app.settings.public_url;
            let query = app.settings.query_of(&app.settings.account);
            let line =
                format!("{name} version {version}{unchanged}: {url}/interaction/{name}{query}");
            Ok((line, is_new))
        }
        Err(PublishError::Faults(faults)) => {
            Err(wrong(file, faults, " Nothing was published.").into())
        }
        Err(error) => Err(error.into()),
    }
}

/// The Interactions of the account, each a line: name, version, when it was published.
///
/// # Errors
/// When the database does not answer.
pub async fn list(app: &App) -> Result<String, Box<dyn Error>> {
    let mut lines = String::new();
    for one in app.store.interactions(&app.settings.account).await? {
        let at = Timestamp::from_millisecond(one.published_at)?;
        writeln!(lines, "{}  version {}  {at:.0}", one.name, one.version)?;
    }
    Ok(lines.trim_end().to_owned())
}

/// A new link to a protected Interaction.
///
/// # Errors
/// A sentence where there is no such Interaction, or the link would begin nothing.
pub async fn link(
    app: &App,
    name: &str,
    hours: Option<u32>,
    uses: Option<u32>,
) -> Result<String, Box<dyn Error>> {
    Ok(make_link(app, &app.settings.account, name, hours, uses).await?)
}

fn document(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| {
        format!(
            "{} cannot be read: {error}. Name a file with a definition in JSON.",
            file.display()
        )
    })
}

fn wrong(file: &Path, faults: Vec<Fault>, so: &'static str) -> Wrong {
    Wrong {
        file: file.display().to_string(),
        so,
        faults,
    }
}
