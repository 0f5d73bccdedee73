import { texts } from '../language';
import { useLocation } from '../url';
import { unknownParameters } from './unknownParameters';

const useTexts = texts({
  zh: { unknown: (parts: string) => `地址中有未能识别的部分，未予采用：${parts}` },
  en: { unknown: (parts: string) => `Parts of the address are not known and were not used: ${parts}` },
});

/** Says which parts of the address a view does not know. `known` is as for unknownParameters. */
export function Unknown({ known }: { known: Record<string, readonly string[] | null> }) {
  const text = useTexts();
  const unknown = unknownParameters(useLocation().params, known);
  return unknown.length > 0 ? <p class="caution" role="status">{text.unknown(unknown.join(' · '))}</p> : null;
}
