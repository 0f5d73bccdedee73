import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { query } from '../api/client';
import { useQuery } from '../api/useQuery';
import { useApiLanguage } from '../language';
import { navigate, useLocation } from '../url';
import { searchDocument } from './document';
import { Options } from './optionList';
import { exactPlace, type Option, optionsOf } from './options';
import { useTexts } from './text';
import './search.css';

/** How long typing must pause before the API is asked, in milliseconds. */
const pause = 120;

/** Returns the value as it was when it last did not change for the pause. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Calls a function when `/` is pressed outside a field. */
function useSlash(focus: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
      event.preventDefault();
      focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [focus]);
}

/**
 * The search over everything, as one types: Chinese, pinyin, initials, English and codes. It is a combobox with a list
 * (ARIA Authoring Practices Guide, "Editable Combobox With List Autocomplete").
 */
export function Search() {
  const text = useTexts();
  const language = useApiLanguage();
  const { path, params } = useLocation();
  const asked = path === '/search' ? params.get('q') ?? '' : '';
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(asked);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  useEffect(() => setDraft(asked), [asked, path]);
  useSlash(() => { setOpen(true); field.current?.focus(); field.current?.select(); });
  useLayoutEffect(() => { if (open) field.current?.focus(); }, [open]); // a phone shows the field only now
  const settled = useSettled(draft.trim());
  const { data, error, loading } = useQuery(searchDocument, open && settled ? { text: settled.slice(0, 100), language } : null);
  const options = data && settled ? optionsOf(data, settled, text.all) : [];
  const listed = open && draft.trim() !== '' && (options.length > 0 || (!loading && settled === draft.trim()));

  const close = () => { setOpen(false); setActive(-1); };
  const choose = (option: Option) => {
    close();
    field.current?.blur();
    navigate({ path: option.path, ...(option.params && { params: option.params }) });
  };
  const submit = async () => {
    const option = options[active];
    const q = draft.trim().slice(0, 100);
    if (option) choose(option);
    else if (q) {
      const code = await query(searchDocument, { text: q, language }).then((found) => exactPlace(found, q), () => undefined);
      choose({ id: 'all', group: 'all', name: '', about: '', ...(code ? { path: `/place/${code}` } : { path: '/search', params: { q } }) });
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const count = options.length;
    const to: Record<string, (() => void) | undefined> = {
      ArrowDown: () => setActive(count ? (active + 1) % count : -1),
      ArrowUp: () => setActive(count ? (active <= 0 ? count : active) - 1 : -1),
      Enter: submit,
      Escape: () => { if (!listed) setDraft(''); close(); },
    };
    const action = to[event.key];
    if (!action) return;
    event.preventDefault();
    if (event.key !== 'Escape') setOpen(true);
    action();
  };

  return (
    <search class={open ? 'search open' : 'search'} onFocusOut={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) close(); }}>
      <button type="button" class="search-button" aria-label={text.search} onClick={() => setOpen(true)}>
        <Glass />
      </button>
      <div class="search-field">
        <Glass />
        <input ref={field} type="text" role="combobox" aria-label={text.search} placeholder={text.hint} maxLength={100} autocomplete="off" spellcheck={false}
          enterkeyhint="search" aria-autocomplete="list" aria-expanded={listed && options.length > 0} aria-controls="search-list"
          aria-activedescendant={listed && options[active] ? `option-${active}` : undefined}
          value={draft} onFocus={() => setOpen(true)} onKeyDown={press}
          onInput={(event) => { setDraft(event.currentTarget.value); setOpen(true); setActive(-1); }} />
        <kbd aria-hidden="true">/</kbd>
        <button type="button" class="search-close" aria-label={text.close} onClick={() => { setDraft(''); close(); }}>×</button>
      </div>
      <Options options={options} listed={listed} active={active} failed={error !== undefined} choose={choose} />
      <span class="hidden-text" role="status">{listed ? text.found(options.length) : ''}</span>
    </search>
  );
}

function Glass() {
  return <svg class="glass" viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5" /><path d="m15.5 15.5 5 5" /></svg>;
}
