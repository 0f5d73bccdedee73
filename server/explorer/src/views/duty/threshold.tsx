import { Evidenced } from '../../parts/evidenced';
import type { Contacts } from './duty';
import { useTexts } from './text';

type ThresholdData = NonNullable<Contacts['threshold']>;

/** The levels of the state’s emergency response, 1 the most severe, and from which on Shanghai helps. */
export function Threshold({ threshold, thresholds }: { threshold: Contacts['threshold']; thresholds: Contacts['thresholds'] }) {
  const text = useTexts();
  return (
    <section class="duty-level" aria-labelledby="level">
      <h2 id="level">{text.level}</h2>
      {threshold ? <Level threshold={threshold} /> : (
        <>
          <p><b>{text.levelOpen}</b></p>
          <ul>{thresholds.map((one) => <li key={one.places}>{text.levelsBoth(text.thresholdPlaces[one.places], one.text)}</li>)}</ul>
        </>
      )}
    </section>
  );
}

function Level({ threshold }: { threshold: ThresholdData }) {
  const text = useTexts();
  const period = threshold.figure.observations[0];
  return (
    <>
      <p class="large-figure">{threshold.level ? text.levelFrom(threshold.level) : threshold.text}</p>
      <ol class="duty-levels">
        {text.levelNames.map((name, index) => {
          const helps = threshold.level !== null && threshold.level !== undefined && index < threshold.level;
          return (
            <li key={name} class={helps ? 'helps' : ''}>
              {name}
              <span class="hidden-text"> {index === 0 && text.levelWorst} {helps ? text.levelYes : text.levelNo}</span>
            </li>
          );
        })}
      </ol>
      <p class="quiet">{text.levelLegend}</p>
      <p class="quiet record-parts">
        {threshold.level && text.levelFrom(threshold.level) !== threshold.text && <span lang="zh">{threshold.text}</span>}
        <span>{text.levelFor(text.thresholdPlaces[threshold.places])}</span>
        {period?.from && period.until && <span>{text.levelYears(period.from, period.until)}</span>}
      </p>
      <Evidenced evidence="OFFICIAL" sources={threshold.sources} />
    </>
  );
}
