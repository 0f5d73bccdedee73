import { navigate } from '../../url';
import type { DistrictCounts } from './change';
import { useTexts } from './text';

/** What began, ended and stayed by district. A district is a filter of the page. */
export function DistrictTable({ rows, chosen }: { rows: DistrictCounts[]; chosen: string | null }) {
  const text = useTexts();
  if (rows.length === 0) return null;
  const undated = rows.some((row) => row.undated > 0);
  const numbers = (row: DistrictCounts) => [row.began, row.ended, row.stayed, row.named, ...(undated ? [row.undated] : [])];
  return (
    <section aria-labelledby="districts" class="change-districts">
      <h2 id="districts">{text.districts}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.district}</th>
            {[text.began, text.ended, text.stayed, text.named, ...(undated ? [text.outcomes.undated] : [])]
              .map((title) => <th key={title} scope="col" class="number">{title}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code} class={chosen === row.code ? 'chosen' : undefined}>
              <th scope="row">
                <button type="button" class="change-choice" aria-pressed={chosen === row.code}
                  onClick={() => navigate({ params: { district: chosen === row.code ? null : row.code } })}>{row.name}</button>
              </th>
              {numbers(row).map((number, index) => <td key={index} class={number === 0 ? 'number zero' : 'number'}>{number}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{text.districtsNote}</p>
    </section>
  );
}
