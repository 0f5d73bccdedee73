import './hint.css';
import { useEffect, useState } from 'preact/hooks';
import { texts } from '../language';

/** The key under which the browser remembers that its reader has dismissed the hint. */
const dismissedKey = 'coopgraph:hint-dismissed';

const useTexts = texts({
  zh: {
    label: '初次使用提示', next: '下一步', back: '上一步', done: '知道了', close: '不再显示',
    steps: (wide: boolean) => [
      ['看', `图上每条线是上海与一地的关系：颜色和线型表示种类，粗细表示多少。${wide ? '右侧' : '下方'}的列表与图一致。`],
      ['选', `${wide ? '在左侧按' : '按'}种类、依据、年份、区和省筛选；点一条线、一个点或列表中的一行，查看是谁、从何时起、出处在哪里。`],
      ['信', `实心是规划原文，空心是其他公开来源，点线是推算；虚线灰框是占位，不代表任何真实对象，默认不画。${wide ? '按 / 可搜索任何地方' : '上方可搜索任何地方'}。`],
    ],
  },
  en: {
    label: 'Hint for a first visit', next: 'Next', back: 'Back', done: 'Got it', close: 'Do not show again',
    steps: (wide: boolean) => [
      ['Look', `Each line is a tie of Shanghai with a place. Colour and stroke say the kind, the width says how much. The list ${wide ? 'on the right' : 'below'} has what the map draws.`],
      ['Choose', `Filter by kind, evidence, year, district and province${wide ? ' on the left' : ''}. ${wide ? 'Click' : 'Tap'} a line, a point or a row to see who, since when, and from which source.`],
      ['Trust', `Filled is the plan itself, outlined is another public source, dotted is derived. Dashed grey is a placeholder: it stands for nothing real and is not drawn unless you ask. ${wide ? 'Press / to search' : 'Search above'} for any place.`],
    ],
  },
});

/**
 * What a first visit needs to know, in three steps. It stands between other parts of the page and covers none of them. It can
 * be dismissed, and then stays away. It is as high as its longest step, so that nothing moves from step to step.
 */
export function Hint() {
  const text = useTexts();
  const [step, setStep] = useState(0);
  const [shown, setShown] = useState(() => !isDismissed());
  const steps = text.steps(useIsWide());
  if (!shown) return null;
  const dismiss = () => {
    remember();
    setShown(false);
  };
  const last = step === steps.length - 1;
  return (
    <aside class="hint" aria-label={text.label}>
      <div class="hint-steps" aria-live="polite">
        {steps.map(([title, sentence], i) => <p key={title} class={i === step ? undefined : 'other'}><b>{i + 1}／{steps.length} {title}</b> {sentence}</p>)}
      </div>
      <div class="buttons">
        <button type="button" onClick={dismiss}>{last ? text.done : text.close}</button>
        {step > 0 && <button type="button" onClick={() => setStep(step - 1)}>{text.back}</button>}
        {!last && <button type="button" class="primary" onClick={() => setStep(step + 1)}>{text.next}</button>}
      </div>
    </aside>
  );
}

/** Reports whether filters, map and list stand side by side, as the style sheet of the map has it. */
function useIsWide(): boolean {
  const [medium] = useState(() => window.matchMedia('(min-width: 60rem)'));
  const [isWide, setIsWide] = useState(medium.matches);
  useEffect(() => {
    const change = () => setIsWide(medium.matches);
    medium.addEventListener('change', change);
    return () => medium.removeEventListener('change', change);
  }, [medium]);
  return isWide;
}

/** A browser that keeps nothing for pages shows the hint at each visit. */
function isDismissed(): boolean {
  try {
    return localStorage.getItem(dismissedKey) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(dismissedKey, '1');
  } catch {
    // The hint comes back at the next visit.
  }
}
