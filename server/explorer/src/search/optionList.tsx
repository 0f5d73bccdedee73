import { groups, type Option } from './options';
import { useTexts } from './text';

interface OptionsProps {
  options: Option[];
  listed: boolean;
  /** The index of the option that Enter chooses; -1 is none. */
  active: number;
  failed: boolean;
  choose: (option: Option) => void;
}

/** The list of a combobox: options in groups by kind, places first. */
export function Options({ options, listed, active, failed, choose }: OptionsProps) {
  const text = useTexts();
  const item = (option: Option) => {
    const index = options.indexOf(option);
    return (
      // The field of the combobox has the focus and handles the keys.
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div key={option.id} id={`option-${index}`} role="option" tabIndex={-1} class={option.group === 'all' ? 'option all' : 'option'} aria-selected={index === active}
        onMouseDown={(event) => event.preventDefault()} onClick={() => choose(option)}>
        <span>{option.name}</span>{option.about && <small>{option.about}</small>}
      </div>
    );
  };
  const empty = options.length === 0;
  return (
    <>
      {listed && empty && <p class="search-list none">{failed ? text.failed : text.nothing}</p>}
      <div class="search-list" id="search-list" role="listbox" aria-label={text.results} hidden={!listed || empty}>
        {groups.map((group) => {
          const members = options.filter((option) => option.group === group);
          return members.length > 0 && (
            <div key={group} role="group" aria-labelledby={`group-${group}`}>
              <div class="group" id={`group-${group}`} role="presentation">{text.groups[group]}</div>
              {members.map(item)}
            </div>
          );
        })}
        {options.filter(({ group }) => group === 'all').map(item)}
      </div>
    </>
  );
}
