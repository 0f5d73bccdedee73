import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Outline } from '../../geo/outlines';
import { useLanguage } from '../../language';
import { EvidenceMark } from '../../parts/evidence';
import { navigate } from '../../url';
import { formatKnown, formatNumber } from '../../words/format';
import { groupOf } from '../../words/kinds';
import { evidenceWords } from '../../words/words';
import type { Circle } from './arc';
import { Lens } from './lens';
import { evidences, levels, type MapKind, mapKinds } from './line';
import { countsCounties, type Picture } from './picture';
import { type MapData, organizationTotal } from './query';
import { isWhole, type MapState, toggle } from './state';
import { formatSizeWithUnit } from './size';
import { kindWords, useTexts } from './text';

interface FiltersProps {
  state: MapState;
  /** The day that the reader has chosen; the state has the day of the data until the data of this one is there. */
  asOf: string | null;
  data: MapData;
  picture: Picture;
  /** The districts of the lens, which is one of the filters then; null if the map has room for the lens. */
  lens: readonly Outline[] | null;
}

/** Where the lens lies if it is one of the filters. */
const inset: Circle = { centre: [150, 150], radius: 146 };

/** The filters of the map. The first two are its legend as well: stroke and colour of each kind, mark and numbers of each evidence. */
export function Filters({ state, asOf, data, picture: { sizes, drawn, leftOut, numbers, tied }, lens }: FiltersProps) {
  const text = useTexts();
  const language = useLanguage();
  const [open] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  const title = countsCounties(state) ? text.lensHelp : text.lensTies;
  const numberOf = (kind: MapKind) => {
    const total = !isWhole(state) ? null : kind === 'FRIENDLY' ? data.totals.friendly : kind === 'REPRESENTS' ? organizationTotal(data) : null;
    if (kind === 'INVESTS') return text.year(data.investmentYears);
    if (kind === 'REPRESENTS' && !total && !state.kinds.has(kind)) return ''; // not loaded
    return total ? formatKnown(total.known, total.published, language) : formatSizeWithUnit(sizes[kind], kind, language);
  };
  return (
    <aside class="map-filters" aria-label={text.filters}>
      <Choices title={text.kinds} name="map-kinds">
        {mapKinds.map((kind) => (
          <Choice key={kind} checked={state.kinds.has(kind)} onChange={() => toggle('kinds', state, kind)}>
            <span class={`stroke ${groupOf(kind)}`} />
            <span class="choice-name">{kindWords[language][kind]}</span>
            <span class="choice-number">{numberOf(kind)}</span>
          </Choice>
        ))}
      </Choices>
      <details open={open}>
        <summary>{text.filterBy}</summary>
      <Choices title={text.evidence} name="map-evidence">
        <li class="choice-head" aria-hidden="true"><span>{text.drawn}</span><span>{text.leftOut}</span></li>
        {evidences.map((evidence) => (
          <Choice key={evidence} checked={state.evidence.has(evidence)} onChange={() => toggle('evidence', state, evidence)}>
            <EvidenceMark evidence={evidence} labelled />
            <span class="choice-name">{evidenceWords[language][evidence]}</span>
            <span class="choice-number" title={text.drawn}>{formatNumber(drawn[evidence], language)}</span>
            <span class="choice-number left-out" title={text.leftOut}>{formatNumber(leftOut[evidence], language)}</span>
          </Choice>
        ))}
      </Choices>
      <Time asOf={asOf} />
      {lens && (
        <section aria-labelledby="map-lens">
          <h2 id="map-lens">{text.lens} <small>{title}</small></h2>
          <svg class="lens-inset" viewBox="0 0 300 300"><Lens circle={inset} outlines={lens} places={data.places} numbers={numbers} chosen={state.district} tied={tied} title={title} /></svg>
        </section>
      )}
      <Places state={state} data={data} />
      </details>
    </aside>
  );
}

/** A list of boxes to check. */
function Choices({ title, name, children }: { title: string; name: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{title}</h2>
      <ul class={`choices ${name}`}>{children}</ul>
    </section>
  );
}

function Choice({ checked, onChange, children }: { checked: boolean; onChange: () => void; children: ComponentChildren }) {
  return (
    <li>
      <label class={checked ? 'choice checked' : 'choice'}>
        <input type="checkbox" checked={checked} onChange={onChange} />
        {children}
      </label>
    </li>
  );
}

function chooseDay(day: string | null | undefined, how: 'push' | 'replace'): void {
  navigate({ params: { asOf: day ?? null, line: null } }, how);
}

/** The day on which the ties held: a slider over the two days that the plan speaks of, that of the address, and now. */
function Time({ asOf }: { asOf: string | null }) {
  const text = useTexts();
  const stops = [...[...new Set(['2020', '2021', ...(asOf === null ? [] : [asOf])])].toSorted(), null];
  const name = (day: string | null) => (day === null ? text.now : text.endOf(day));
  return (
    <section class="map-time" aria-labelledby="map-time" style={{ '--stops': stops.length }}>
      <h2 id="map-time">{text.time} <b>{name(asOf)}</b></h2>
      <input type="range" min={0} max={stops.length - 1} value={stops.indexOf(asOf)} aria-labelledby="map-time" aria-valuetext={name(asOf)}
        onInput={({ currentTarget }) => chooseDay(stops[Number(currentTarget.value)], 'replace')} />
      <div class="days">
        {stops.map((day) => <button key={day} type="button" aria-pressed={day === asOf} onClick={() => chooseDay(day, 'push')}>{day ?? text.now}</button>)}
      </div>
    </section>
  );
}

/** The district, the province and the level. */
function Places({ state, data }: { state: MapState; data: MapData }) {
  const text = useTexts();
  const provinces = [...data.places.values()].filter(({ level, code }) => level === 'PROVINCE' && code !== '310000')
    .toSorted((x, y) => x.code.localeCompare(y.code));
  return (
    <section class="map-places" aria-label={text.places}>
      <label>{text.district}
        <select value={state.district ?? ''} onChange={({ currentTarget }) => navigate({ params: { district: currentTarget.value || null, line: null } })}>
          <option value="">{text.allDistricts}</option>
          {data.districts.map((code) => <option key={code} value={code}>{data.places.get(code)?.name}</option>)}
        </select>
      </label>
      <label>{text.province}
        <select value={state.province ?? ''}
          onChange={({ currentTarget }) => navigate({ params: { province: currentTarget.value || null, at: null, line: null, place: null } })}>
          <option value="">{text.allProvinces}</option>
          {provinces.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </label>
      <label>{text.level}
        <select value={state.level ?? ''} onChange={({ currentTarget }) => navigate({ params: { level: currentTarget.value || null, line: null } })}>
          <option value="">{text.byZoom}</option>
          {levels.map((level) => <option key={level} value={level}>{text.levels[level]}</option>)}
        </select>
      </label>
    </section>
  );
}
