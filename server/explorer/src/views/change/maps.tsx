import type { RefObject } from 'preact';
import { type Dot, DotMap } from '../../parts/dotMap';
import { type Outcome, outcomeOf, outcomes, type Subject } from './change';
import { useTexts } from './text';

/** The sign of each outcome, as in the table. */
const signs: Record<Outcome, { shape: Dot['shape']; kind: string }> = {
  began: { shape: 'plus', kind: 'began' },
  ended: { shape: 'cross', kind: 'ended' },
  both: { shape: 'ring', kind: 'both' },
  undated: { shape: 'square', kind: 'undated' },
  stayed: { shape: 'circle', kind: 'stayed' },
};

/** Where ties began, ended and stayed: the whole country, and Yunnan, where most of it is. */
export function ChangeMaps({ subjects, picture }: { subjects: readonly Subject[]; picture: RefObject<SVGSVGElement | null> }) {
  const text = useTexts();
  const dots = dotsOf(subjects, (subject) => `${subject.subject.name}: ${text.outcomes[outcomeOf(subject)]}`);
  const yunnanDots = dots.filter(({ code }) => code.startsWith('53'));
  if (dots.length === 0) return null;
  return (
    <section class="change-maps" aria-labelledby="maps">
      <h2 id="maps" class="hidden-text">{text.maps}</h2>
      <DotMap area="CHINA" dots={dots} picture={picture} label={`${text.maps}: ${text.mapChina}`} caption={text.mapChina} />
      {yunnanDots.length > 0 && <DotMap area="YUNNAN" dots={yunnanDots} label={`${text.maps}: ${text.mapYunnan}`} caption={text.mapYunnan} />}
    </section>
  );
}

/** A sign for each place; what changed lies above what stayed. */
function dotsOf(subjects: readonly Subject[], titleOf: (subject: Subject) => string): (Dot & { code: string })[] {
  return subjects.toSorted((a, b) => order(b) - order(a)).flatMap((change) => {
    const { subject } = change;
    if (!('code' in subject)) return [];
    const at = [subject.location.longitude, subject.location.latitude] as const;
    return [{ key: `${change.kind} ${subject.id}`, code: subject.code, at, title: titleOf(change), ...signs[outcomeOf(change)] }];
  });
}

function order(subject: Subject): number {
  return outcomes.indexOf(outcomeOf(subject));
}
