/*
 * Postrider on your pages: <script defer src="https://mail.example/s/postrider.js" data-key="wk_..."></script>
 *
 * Recognises who came by a link of a mail, tells what she looks at, and shows sign-up forms.
 * Tells nothing and stores nothing for whoever asks not to be tracked (Do Not Track, Global Privacy Control), or before
 * postrider.consent(true), unless the tag says data-consent="granted".
 */
(() => {
  'use strict';
  const tag = document.currentScript;
  const key = tag.dataset.key;
  const door = new URL('.', tag.src).href;
  const store = {
    get: name => { try { return localStorage.getItem('postrider.' + name); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem('postrider.' + name, value); } catch { /* Private windows may refuse. */ } },
    drop: name => { try { localStorage.removeItem('postrider.' + name); } catch { /* Nothing was kept. */ } },
  };
  const unwanted = navigator.globalPrivacyControl === true || [navigator.doNotTrack, window.doNotTrack].includes('1');
  const MOST_WAITING = 50;
  const WEEK = 7 * 24 * 3600 * 1000;

  /* The pass in the address goes out of it at once, so that nobody copies it with the link. */
  const address = new URL(location.href);
  let pass = address.searchParams.get('prv');
  if (pass) {
    address.searchParams.delete('prv');
    history.replaceState(history.state, '', address.href);
  }

  const consented = () => !unwanted && (tag.dataset.consent === 'granted' || store.get('consent') === 'yes');
  let waiting = [];

  const restore = () => {
    try { waiting = JSON.parse(store.get('waiting') || '[]').concat(waiting).slice(-MOST_WAITING); } catch { /* Not ours. */ }
    pass = pass || store.get('pass');
    if (pass) store.set('pass', pass);
  };

  const tell = () => {
    if (!consented() || waiting.length === 0) return;
    if (!pass) { store.set('waiting', JSON.stringify(waiting)); return; }
    const now = Date.now();
    const visits = waiting.filter(it => now - it.at < WEEK)
      .map(({ id, name, at, properties }) => ({ id, name, agoMillis: Math.max(0, now - at), properties }));
    waiting = [];
    store.drop('waiting');
    fetch(door + 'visits', { method: 'POST', keepalive: true, credentials: 'omit', headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify({ key, pass, visits }) }).catch(() => {});
  };

  const seen = (name, properties) => {
    if (unwanted) return;
    const texts = Object.fromEntries(Object.entries(properties).filter(([, it]) => it)
      .map(([name, it]) => [name, String(it).replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 500)]));
    waiting.push({ id: crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random().toString(36).slice(2), name, at: Date.now(), properties: texts });
    waiting = waiting.slice(-MOST_WAITING);
    tell();
  };

  const page = () => seen('page.viewed', { url: location.origin + location.pathname, title: document.title });
  const product = it => seen('product.viewed', { productId: it.productId, name: it.name, category: it.category, url: it.url || location.origin + location.pathname });

  /* What shops write for search engines says which product the page shows (schema.org). */
  const shownProduct = () => {
    for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
      try {
        const data = JSON.parse(script.textContent);
        const all = [].concat(data['@graph'] || data);
        const found = all.find(it => [].concat(it['@type']).includes('Product'));
        if (found && (found.sku || found.productID)) return { productId: found.sku || found.productID, name: found.name, category: typeof found.category === 'string' ? found.category : undefined };
      } catch { /* Somebody else's mistake. */ }
    }
    return null;
  };

  /* Forms live in a shadow, so that neither page nor form changes the other's looks. */
  const LOOKS = `
    :host { all: initial; font-family: inherit; }
    * { box-sizing: border-box; font-family: inherit; }
    form, .thanks { display: grid; gap: 14px; padding: 28px; max-width: 420px; background: #fff; color: #1d2523; border-radius: 14px; border: 1px solid #d9dedb; font-size: 16px; line-height: 1.5; }
    h2:focus { outline: none; }
    h2 { margin: 0; font-size: 22px; line-height: 1.25; text-wrap: balance; padding-right: 24px; }
    p { margin: 0; } .wording { font-size: 13px; color: #56605c; } .problem { color: #9b1c1c; }
    label { display: grid; gap: 4px; font-weight: 600; font-size: 14px; }
    input { font-size: 16px; padding: 11px 12px; border: 1px solid #8b9491; border-radius: 8px; width: 100%; }
    button { font-size: 16px; font-weight: 600; padding: 12px 16px; border: 0; border-radius: 8px; color: #fff; background: var(--postrider-accent, #1f5d4c); cursor: pointer; }
    button.close { position: absolute; top: 12px; right: 12px; width: 36px; height: 36px; padding: 0; background: none; color: #56605c; font-size: 22px; line-height: 1; }
    :focus-visible { outline: 3px solid var(--postrider-accent, #1f5d4c); outline-offset: 2px; }
    dialog { border: 0; padding: 0; background: none; max-width: calc(100vw - 32px); } dialog::backdrop { background: rgb(20 30 27 / 55%); }
    [hidden] { display: none !important; }`;

  const element = (name, fields = {}, ...children) => {
    const made = Object.assign(document.createElement(name), fields);
    made.append(...children);
    return made;
  };

  const build = ({ form, wording }) => {
    const problem = element('p', { className: 'problem', hidden: true });
    problem.setAttribute('role', 'alert');
    const email = element('input', { type: 'email', name: 'email', required: true, autocomplete: 'email', maxLength: 254 });
    const firstName = element('input', { name: 'firstName', autocomplete: 'given-name', maxLength: 60 });
    const website = element('input', { name: 'website', tabIndex: -1, autocomplete: 'off' });
    const title = element('h2', { id: 'title', tabIndex: -1, autofocus: true }, form.title);
    const made = element('form', {}, title, element('p', {}, form.lead), problem,
      element('label', {}, 'Email address', email));
    if (form.asksName) made.append(element('label', {}, 'First name (if you like)', firstName));
    made.append(element('label', { hidden: true }, 'Leave this empty', website), element('p', { className: 'wording' }, wording), element('button', {}, form.button));
    made.addEventListener('submit', async event => {
      event.preventDefault();
      problem.hidden = true;
      const filled = { key, form: form.form, email: email.value, firstName: firstName.value, website: website.value,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
      const status = await fetch(door + 'signups', { method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'text/plain' },
        body: JSON.stringify(filled) }).then(it => it.status).catch(() => 0);
      if (status === 202) {
        store.set('form.' + form.form, String(Date.now() + 400 * WEEK));
        const thanks = element('div', { className: 'thanks', tabIndex: -1 }, element('h2', {}, form.thanks));
        thanks.setAttribute('role', 'status');
        made.replaceWith(thanks);
        thanks.focus();
        return;
      }
      problem.textContent = status === 422 ? 'Please check the email address: we cannot send a mail to it.'
        : status === 429 ? 'There were many sign-ups from your network. Please try again in an hour.'
        : 'That did not work. Please try again in a moment.';
      problem.hidden = false;
    });
    return made;
  };

  const shadowed = host => {
    const shadow = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOKS);
    shadow.adoptedStyleSheets = [sheet];
    return shadow;
  };

  let covered = false;
  const over = shown => {
    const name = 'form.' + shown.form.form;
    if (covered || Number(store.get(name)) > Date.now()) return;
    covered = true;
    const host = element('postrider-form');
    document.body.append(host);
    const close = element('button', { className: 'close', type: 'button', ariaLabel: 'Close' }, '×');
    const dialog = element('dialog', {}, close, build(shown));
    dialog.setAttribute('aria-labelledby', 'title');
    shadowed(host).append(dialog);
    const later = () => { if (!(Number(store.get(name)) > Date.now())) store.set(name, String(Date.now() + 4 * WEEK)); host.remove(); };
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener('close', later);
    dialog.showModal();
  };

  const leaving = shown => {
    document.addEventListener('mouseout', event => { if (!event.relatedTarget && event.clientY <= 0) over(shown); });
    /* On a phone there is no pointer to leave with: coming back to the top in one go is the sign. */
    let deepest = 0;
    document.addEventListener('scroll', () => {
      deepest = Math.max(deepest, scrollY);
      if (matchMedia('(pointer: coarse)').matches && deepest > 2 * innerHeight && scrollY < 100) over(shown);
    }, { passive: true });
  };

  const showForms = async () => {
    const answer = await fetch(door + 'forms?key=' + encodeURIComponent(key), { credentials: 'omit' }).catch(() => null);
    if (!answer || !answer.ok) return;
    for (const shown of await answer.json()) {
      if (shown.form.kind === 'INLINE') {
        document.querySelectorAll('[data-postrider-form="' + shown.form.form + '"]').forEach(place => shadowed(place).append(build(shown)));
      } else if (shown.form.kind === 'POPUP') {
        setTimeout(() => over(shown), shown.form.delaySeconds * 1000);
      } else {
        leaving(shown);
      }
    }
  };

  window.postrider = {
    page, product,
    /** What she decided in your own consent dialog; false forgets all that was kept in her browser. */
    consent(given) {
      if (given && !unwanted) { store.set('consent', 'yes'); restore(); tell(); return; }
      ['consent', 'pass', 'waiting'].forEach(store.drop);
      waiting = []; pass = null;
    },
  };
  if (consented()) restore();
  page();
  const here = shownProduct();
  if (here) product(here);
  showForms();
  document.dispatchEvent(new CustomEvent('postrider:ready'));
})();
