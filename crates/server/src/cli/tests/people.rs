//! People of the console, as typed.

use {super::*, contact_us_wire::console::Role};

#[test]
fn people_are_added_with_their_role_and_whole_name() {
    let robin = |once| {
        Some(Command::User(User::Add {
            role: Role::Agent,
            name: words("Robin Hood"),
            once,
        }))
    };
    assert_eq!(read("user add --role agent Robin Hood"), robin(false));
    assert_eq!(read("user add Robin Hood --once --role=agent"), robin(true));
    assert!(matches!(
        read("user add --role administrator Ada"),
        Some(Command::User(User::Add {
            role: Role::Administrator,
            ..
        }))
    ));
    assert_eq!(
        read("user password Ada Byron"),
        Some(Command::User(User::Password {
            name: words("Ada Byron")
        }))
    );
    assert_eq!(read("user list"), Some(Command::User(User::List)));
    assert_eq!(
        read("user remove Ada Byron"),
        Some(Command::User(User::Remove {
            name: words("Ada Byron")
        }))
    );
}
