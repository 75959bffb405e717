//! What is asked before it is done.

use {
    super::{
        modal::{Close, Modal},
        settings::{consequences, delete, schedule_name},
    },
    crate::state::{Ask, Desk, Store},
    leptos::{prelude::*, web_sys::SubmitEvent},
};

/// The question that stands, if one does.
#[component]
pub fn Asking() -> impl IntoView {
    let (store, desk) = (Store::expect(), Desk::expect());
    let on_close = Callback::new(move |()| desk.ask.set(None));
    move || {
        desk.ask.get().map(|ask| match ask {
            Ask::End => view! {
                <Modal title=store.get("console.end.question") on_close>
                    <p>{store.get("console.end.lead")}</p>
                    <Buttons yes=store.get("console.end") act=Callback::new(move |()| desk.end())/>
                </Modal>
            }
            .into_any(),
            Ask::HandOver => view! {
                <Modal title=store.get("console.hand.title") on_close>
                    <HandOver/>
                </Modal>
            }
            .into_any(),
            Ask::SignOut(n) => view! {
                <Modal title=store.get("console.sign.out.question") on_close>
                    <p>{store.with("console.sign.out.lead", &[("n", &n.to_string())])}</p>
                    <Buttons yes=store.get("console.sign.out") act=Callback::new(move |()| desk.sign_out(true))/>
                </Modal>
            }
            .into_any(),
            Ask::Schedule(at) => {
                let part = desk.administration.schedules;
                // As it is called now: once it is deleted another one stands at its place.
                let name = untrack(|| schedule_name(part, at));
                view! {
                    <Modal title=store.with("console.schedule.question", &[("name", &name)]) on_close>
                        <p>{store.get("console.schedule.question.lead")}</p>
                        <Buttons
                            yes=store.with("console.schedule.delete", &[("name", &name)])
                            act=Callback::new(move |()| delete(part, at))
                        />
                    </Modal>
                }
                .into_any()
            }
            Ask::Password(one) => {
                let values = [("name", one.name.as_str())];
                let title = store.with("console.people.password.question", &values);
                let lead = store.with("console.people.password.lead", &values);
                let act = Callback::new(move |()| desk.administration.people.new_password(&one));
                view! {
                    <Modal title on_close>
                        <p>{lead}</p>
                        <Buttons yes=store.get("console.people.password") act/>
                    </Modal>
                }
                .into_any()
            }
            Ask::Remove(one) => {
                let values = [("name", one.name.as_str())];
                let title = store.with("console.people.remove.question", &values);
                let lead = store.with("console.people.remove.lead", &values);
                let act = Callback::new(move |()| desk.administration.people.remove(one.clone()));
                view! {
                    <Modal title on_close>
                        <p>{lead}</p>
                        <Buttons yes=store.get("console.people.remove") act/>
                    </Modal>
                }
                .into_any()
            }
            Ask::Secret => view! {
                <Modal title=store.get("console.identity.question") on_close>
                    {consequences(desk.administration).into_iter().map(|one| view! { <p>{one}</p> }).collect::<Vec<_>>()}
                    <Buttons
                        yes=store.get("console.identity.again")
                        act=Callback::new(move |()| desk.administration.secrets.make())
                    />
                </Modal>
            }
            .into_any(),
        })
    }
}

/// To do it, or not.
#[component]
fn Buttons(
    /// The word for doing it.
    yes: String,
    /// Does it.
    act: Callback<()>,
) -> impl IntoView {
    let (store, close) = (Store::expect(), Close::expect());
    view! {
        <div class="cu-dialog__end">
            <button class="cu-button cu-button--danger" type="button" on:click=move |_| { close.now(); act.run(()); }>
                {yes}
            </button>
            <button class="cu-button cu-button--quiet" type="button" on:click=move |_| close.now()>
                {store.get("console.cancel")}
            </button>
        </div>
    }
}

/// Who takes the chat over: the queue, or a colleague who is there.
#[component]
fn HandOver() -> impl IntoView {
    let (store, desk, close) = (Store::expect(), Desk::expect(), Close::expect());
    let to = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        close.now();
        desk.hand_over(to.get_untracked());
    };
    let colleague = move |id: String, name: String| {
        let (own, chosen) = (id.clone(), id.clone());
        view! {
            <label class="cu-choice">
                <input
                    type="radio" name="to" value=id
                    prop:checked=move || to.with(|to| to.as_ref() == Some(&own))
                    on:change=move |_| to.set(Some(chosen.clone()))
                />
                <bdi>{name}</bdi>
            </label>
        }
    };
    view! {
        <form on:submit=submit>
            <fieldset class="cu-choices">
                <legend>{store.get("console.hand.to")}</legend>
                <label class="cu-choice">
                    <input type="radio" name="to" value="" prop:checked=move || to.with(Option::is_none) on:change=move |_| to.set(None)/>
                    {store.get("console.hand.queue")}
                </label>
                <For each=move || desk.inbox.with(|inbox| inbox.colleagues.clone()) key=|one| one.id.clone() let:one>
                    {colleague(one.id, one.name)}
                </For>
            </fieldset>
            <Show when=move || desk.inbox.with(|inbox| inbox.colleagues.is_empty())>
                <p class="cu-note">{store.get("console.hand.nobody")}</p>
            </Show>
            <div class="cu-dialog__end">
                <button class="cu-button" type="submit">{store.get("console.hand")}</button>
                <button class="cu-button cu-button--quiet" type="button" on:click=move |_| close.now()>
                    {store.get("console.cancel")}
                </button>
            </div>
        </form>
    }
}
