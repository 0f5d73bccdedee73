import type { ComponentChildren } from 'preact';
import type { HistoryRecordQuery } from '../../gql/graphql';
import { useTexts } from './text';
import { Value } from './value';

type Edit = Omit<HistoryRecordQuery['history']['nodes'][number], 'commit'>;

/** What a commit did to a record: its name, what happened, and each field before and after. */
export function EditOf({ edit, children }: { edit: Edit; children: ComponentChildren }) {
  const text = useTexts();
  return (
    <li>
      <p class="record-name">{children} {edit.action && <span class={`history-action ${edit.action}`}>{text.actions[edit.action]}</span>}</p>
      {edit.changes.length > 0 && (
        <details open={edit.action === 'CHANGED'}>
          <summary>{text.changes} ({edit.changes.length})</summary>
          <table class="history-changes">
            <thead><tr><th scope="col">{text.field}</th><th scope="col">{text.before}</th><th scope="col">{text.after}</th></tr></thead>
            <tbody>
              {edit.changes.map(({ field, label, before, after }) => (
                <tr key={field}>
                  <th scope="row">{label}</th>
                  {([[before, edit.before], [after, edit.after]] as const).map(([value, side], i) => (
                    <td key={i}>{typeof value === 'string' ? <Value field={field} value={value} side={side} /> : <span class="quiet">{text.none}</span>}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </li>
  );
}
