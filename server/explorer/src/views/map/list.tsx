import { useLanguage } from '../../language';
import { Bar } from '../../parts/bar';
import { EvidenceMark } from '../../parts/evidence';
import { navigate } from '../../url';
import { groupOf } from '../../words/kinds';
import { evidences, type Line, type MapKind, mapKinds, sizeOf } from './line';
import type { Places } from './rollup';
import { formatSize, formatSizeWithUnit } from './size';
import { useTexts } from './text';

interface ListProps {
  lines: readonly Line[];
  places: Places;
  chosenLine: string | null;
  chosenPlace: string | null;
}

/** The twin of the picture: a row for each line, in the same order, by kind. A button of a row chooses its line. */
export function LineList({ lines, places, chosenLine, chosenPlace }: ListProps) {
  return <>{mapKinds.map((kind) => <Section key={kind} kind={kind} lines={lines.filter((line) => line.kind === kind)} places={places}
    chosenLine={chosenLine} chosenPlace={chosenPlace} />)}</>;
}

function Section({ kind, lines, places, chosenLine, chosenPlace }: ListProps & { kind: MapKind }) {
  const text = useTexts();
  const language = useLanguage();
  if (lines.length === 0) return null;
  const largest = Math.max(...lines.map(sizeOf));
  const sum = (some: readonly Line[]) => formatSizeWithUnit(some.filter(({ placeholder }) => !placeholder).reduce((total, line) => total + sizeOf(line), 0), kind, language);
  const [out, into] = [lines.filter(({ outward }) => outward), lines.filter(({ outward }) => !outward)];
  return (
    <section class="rows" aria-labelledby={`rows-${kind}`}>
      <h3 id={`rows-${kind}`}>
        <span class={`stroke ${groupOf(kind)}`} /> {text.sum[kind]} <small>{kind === 'INVESTS' ? `${text.out} ${sum(out)} · ${text.in} ${sum(into)}` : sum(lines)} · {text.rows(lines.length)}</small>
      </h3>
      <ol>
        {lines.map((line) => (
          <Row key={line.id} line={line} places={places} largest={largest} chosen={line.id === chosenLine || line.partner.code === chosenPlace} />
        ))}
      </ol>
    </section>
  );
}

function Row({ line, places, largest, chosen }: { line: Line; places: Places; largest: number; chosen: boolean }) {
  const text = useTexts();
  const language = useLanguage();
  const { home, partner, outward } = line;
  const above = partner.above.map((code) => places.get(code)?.label).filter(Boolean).join(' · ');
  const end = language === 'zh' ? partner.name : partner.label; // full names in English are too long for a row
  const name = home.code === '310000' && outward && line.kind !== 'INVESTS' && line.kind !== 'REPRESENTS' ? end : outward ? text.to(home.label, end) : text.to(end, home.label);
  return (
    <li data-line={line.id} data-partner={partner.code} data-home={home.code} class={`row${chosen ? ' chosen' : ''}${line.placeholder ? ' placeholder' : ''}`}>
      <button type="button" aria-pressed={chosen} onClick={() => navigate({ params: { line: chosen ? null : line.id, place: null } })}>
        <span class="row-name" title={partner.name}>{name} <small>{above}</small></span>
        <span class="row-marks">
          {evidences.filter((evidence) => line.byEvidence[evidence] > 0).map((evidence) => <EvidenceMark key={evidence} evidence={evidence} />)}
          {line.placeholder && <span class="badge">{text.placeholder}</span>}
        </span>
        {largest > 1 && <Bar value={sizeOf(line)} max={largest} kind={groupOf(line.kind)} />}
        <b>{formatSize(sizeOf(line), line.kind, language, 1)}</b>
      </button>
    </li>
  );
}
