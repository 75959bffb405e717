{
  const open = (event) => {
    event.preventDefault();
    let chat = document.querySelector('#chat');
    if (!chat) {
      chat = document.querySelector('#popup').content.firstElementChild.cloneNode(true);
      chat.querySelector('[aria-label="Minimize"]').onclick = () => (chat.hidden = true);
      document.body.append(chat);
    }
    const full = innerWidth <= 640;
    chat.toggleAttribute('data-full', full);
    document.documentElement.toggleAttribute('data-locked', full);
    chat.hidden = false;
    chat.querySelector('textarea').focus({ preventScroll: true });
  };
  document.querySelector('#option-chat').addEventListener('click', open);
  document.querySelector('#app').dataset.ready = '';
}
