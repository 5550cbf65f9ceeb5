// What the server cannot do: copying, scrolling to a paragraph, asking for the next slice of a long text.
(() => {
    const done = 4000;

    async function copy(text) {
        if (navigator.clipboard && window.isSecureContext) {
            try {
                await navigator.clipboard.writeText(text);
                return true;
            } catch {
                // Not allowed here: the old way may be.
            }
        }
        const field = document.createElement('textarea');
        field.value = text;
        field.readOnly = true;
        field.style.position = 'fixed';
        field.style.insetBlockStart = '0';
        field.style.opacity = '0';
        const before = document.activeElement;
        document.body.append(field);
        field.select();
        let copied = false;
        try {
            copied = document.execCommand('copy');
        } catch {
            copied = false;
        }
        field.remove();
        before?.focus({ preventScroll: true });
        return copied;
    }

    function say(button, copied, text) {
        const region = document.getElementById('announce');
        const words = copied ? region.dataset.copied : region.dataset.byHand;
        region.textContent = '';
        // A reader that is told the same words twice says them only when they were gone in between.
        requestAnimationFrame(() => { region.textContent = `${words} ${text}`; });
        button.parentElement.querySelectorAll('.said').forEach(old => old.remove());
        const note = document.createElement('span');
        note.className = 'said';
        note.setAttribute('aria-hidden', 'true');
        note.textContent = copied ? words : `${words} ${text}`;
        button.after(note);
        if (copied) {
            setTimeout(() => note.remove(), done);
        } else {
            getSelection().selectAllChildren(note);
        }
    }

    // A file whose line broke, or that found the queue full, is sent again by itself; the key tells
    // the server that it is the same one.
    const passing = new Set([0, 429, 502, 503, 504, 507]);
    const longestPause = 30000;

    document.addEventListener('upload-request', event => {
        const { file, xhr } = event.detail;
        file.key ??= crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
        xhr.setRequestHeader('Idempotency-Key', file.key);
    }, true);

    document.addEventListener('upload-error', event => {
        const { file, xhr } = event.detail;
        if (!passing.has(xhr.status)) {
            return;
        }
        const upload = event.target;
        file.tries = (file.tries ?? 0) + 1;
        const asked = 1000 * Number(xhr.getResponseHeader('Retry-After') ?? 0);
        const pause = Math.min(longestPause, Math.max(asked, 500 * 2 ** file.tries));
        setTimeout(() => {
            if (upload.isConnected && upload.files.includes(file)) {
                upload.dispatchEvent(new CustomEvent('file-retry', { detail: { file }, cancelable: true }));
            }
        }, pause);
    }, true);

    document.addEventListener('click', event => {
        const link = event.target.closest?.('[data-jump]');
        const there = link && document.getElementById(link.dataset.jump);
        if (there) {
            event.preventDefault();
            there.tabIndex = -1;
            there.focus();
            there.scrollIntoView();
        }
    });

    document.addEventListener('click', async event => {
        const button = event.target.closest?.('[data-copy], [data-copy-address], [data-print]');
        if (!button) {
            return;
        }
        if ('print' in button.dataset) {
            window.print();
            return;
        }
        const text = button.dataset.copy
                ?? new URL(button.dataset.copyAddress, document.baseURI).href;
        say(button, await copy(text), text);
    });

    // The page in another language, as it is now: views may have written into its address.
    document.addEventListener('click', event => {
        const link = event.target.closest?.('[data-language]');
        if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            const here = new URL(location.href);
            here.searchParams.set('lang', link.dataset.language);
            location.assign(here);
        }
    });

    // While somebody types, what begins so is listed below the field: titles, symbols, themes, places.
    const pauseOfTyping = 150;
    const han = /\p{Script=Han}/u;
    let waiting;
    let asking;

    const listOf = field => document.getElementById(field.getAttribute('aria-controls'));

    function choose(field, option) {
        listOf(field).querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
        option?.setAttribute('aria-selected', 'true');
        option?.scrollIntoView({ block: 'nearest' });
        if (option) {
            field.setAttribute('aria-activedescendant', option.id);
        } else {
            field.removeAttribute('aria-activedescendant');
        }
    }

    function close(field) {
        clearTimeout(waiting);
        asking?.abort();
        const list = listOf(field);
        if (list && !list.hidden) {
            choose(field, null);
            list.hidden = true;
            list.replaceChildren();
            field.setAttribute('aria-expanded', 'false');
        }
    }

    function list(field, suggestions) {
        const list = listOf(field);
        choose(field, null);
        list.replaceChildren(...suggestions.map((suggestion, at) => {
            const option = document.createElement('li');
            option.id = `suggestion-${at}`;
            option.setAttribute('role', 'option');
            option.setAttribute('aria-selected', 'false');
            option.dataset.address = suggestion.address;
            const text = document.createElement('span');
            text.textContent = suggestion.text;
            const what = document.createElement('span');
            what.className = 'what num';
            what.textContent = suggestion.symbol
                    ?? (suggestion.documents ? `${list.dataset[suggestion.kind]} · ${suggestion.documents}` : '');
            option.append(text, ' ', what);
            return option;
        }));
        list.hidden = suggestions.length === 0;
        field.setAttribute('aria-expanded', String(!list.hidden));
    }

    async function suggest(field, typed) {
        asking = new AbortController();
        try {
            const answer = await fetch(
                    new URL(`api/v1/suggestions?q=${encodeURIComponent(typed)}`, document.baseURI),
                    { signal: asking.signal });
            if (answer.ok && document.activeElement === field && field.value.trim() === typed) {
                list(field, await answer.json());
            }
        } catch {
            // The field works without.
        }
    }

    // Through the router, as a click on a link: the page need not be loaded again.
    function follow(address) {
        const link = document.createElement('a');
        link.href = address;
        link.setAttribute('router-link', '');
        document.body.append(link);
        link.click();
        link.remove();
    }

    const isSearch = element => element?.id === 'q' && element.getAttribute('role') === 'combobox';

    document.addEventListener('input', event => {
        const field = event.target;
        if (!isSearch(field)) {
            return;
        }
        clearTimeout(waiting);
        asking?.abort();
        const typed = field.value.trim();
        if (typed.length < 2 && !han.test(typed)) {
            close(field);
        } else {
            waiting = setTimeout(() => suggest(field, typed), pauseOfTyping);
        }
    });

    document.addEventListener('keydown', event => {
        const field = event.target;
        if (!isSearch(field) || event.isComposing) {
            return;
        }
        const options = [...listOf(field).children];
        const at = options.findIndex(option => option.getAttribute('aria-selected') === 'true');
        if (event.key === 'Enter') {
            const address = options[at]?.dataset.address;
            close(field);
            if (address) {
                event.preventDefault();
                follow(address);
            }
        } else if (options.length > 0 && event.key === 'Escape') {
            event.preventDefault();
            close(field);
        } else if (options.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
            event.preventDefault();
            // Between the last and the first nothing is chosen: what was typed.
            const places = options.length + 1;
            const next = (at + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places;
            choose(field, options[next - 1]);
        }
    });

    document.addEventListener('focusout', event => {
        if (isSearch(event.target)) {
            close(event.target);
        }
    });

    // The field keeps the focus while an option is pressed.
    document.addEventListener('pointerdown', event => {
        if (event.target.closest?.('.suggestions')) {
            event.preventDefault();
        }
    });
    document.addEventListener('mousedown', event => {
        if (event.target.closest?.('.suggestions')) {
            event.preventDefault();
        }
    });

    document.addEventListener('click', event => {
        const option = event.target.closest?.('.suggestions [role=option]');
        if (option) {
            const field = document.getElementById('q');
            close(field);
            follow(option.dataset.address);
        }
    });

    // "/" leads to the search field, as on many sites.
    document.addEventListener('keydown', event => {
        if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey
                || event.target.closest('input, textarea, select, [contenteditable]')) {
            return;
        }
        const field = document.getElementById('q');
        if (field) {
            event.preventDefault();
            field.focus();
            field.select();
        }
    });

    const smooth = () => matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    let arrived = false;

    function arrive(id) {
        // Two frames later the text above has its height.
        requestAnimationFrame(() => requestAnimationFrame(() => {
            const target = document.getElementById(id);
            if (!target) {
                return;
            }
            target.scrollIntoView({ block: 'start', behavior: arrived ? smooth() : 'auto' });
            target.focus({ preventScroll: true });
            arrived = true;
            const here = document.querySelector('nav.outline [aria-current]');
            const outline = here?.closest('nav');
            if (outline) {
                outline.scrollTop += here.getBoundingClientRect().top
                        - outline.getBoundingClientRect().top - outline.clientHeight / 3;
            }
        }));
    }

    const near = new IntersectionObserver(entries => entries
            .filter(entry => entry.isIntersecting)
            .forEach(entry => entry.target.click()), { rootMargin: '1500px 0px' });

    // The buttons at the ends of a slice press themselves when the reader comes near.
    function slices(body) {
        body.querySelectorAll('.slice').forEach(button => {
            near.unobserve(button);
            setTimeout(() => near.observe(button), 300);
        });
    }

    window.compendium = { arrive, slices };
})();
