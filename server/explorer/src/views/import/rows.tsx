import { useState } from 'preact/hooks';
import { Empty } from '../../parts/empty';
import { useLanguage } from '../../language';
import { ParamLink, useLocation } from '../../url';
import { formatNumber } from '../../words/format';
import { type Candidate, type Cell, isOpen, reference, type Remark, type Report, type Row, type Status, statuses } from './report';
import { useTexts } from './text';

/** Corrections that are not sent yet: texts of cells, by their references. */
export type Corrections = ReadonlyMap<string, string>;

interface RowsProps {
  report: Report;
  corrections: Corrections;
  correct: (texts: Record<string, string>) => void;
}

/** How many rows are drawn at first, and with each further step. */
const step = 100;

/** What would happen to each row: rows to correct come first. The counts choose which rows are listed. */
export function Rows({ report, corrections, correct }: RowsProps) {
  const text = useTexts();
  const language = useLanguage();
  const chosen = statuses.find((status) => status === useLocation().params.get('status'));
  const [shown, setShown] = useState(step);
  const inSheets = report.sheets.filter(({ kind }) => kind).length > 1;
  const rows = report.rows.filter(({ status }) => !chosen || status === chosen).toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  const chip = (status: Status | undefined, title: string, count: number) => (
    <li key={title}><ParamLink params={{ status: status ?? null }} aria-current={status === chosen ? 'true' : undefined}>
      {status && <span class={`import-mark ${status}`} aria-hidden="true" />}{title} <b>{formatNumber(count, language)}</b>
    </ParamLink></li>
  );
  return (
    <>
      <ul class="chips import-counts">
        {chip(undefined, text.all, statuses.reduce((sum, status) => sum + report.counts[status], 0))}
        {statuses.map((status) => chip(status, text.statuses[status], report.counts[status]))}
      </ul>
      {rows.length === 0 ? <Empty>{text.nothing}</Empty> : (
        <ol class="import-rows">
          {rows.slice(0, shown).map((row) => <RowItem key={`${row.sheet ?? ''} ${row.row}`} row={row} inSheets={inSheets} corrections={corrections} correct={correct} />)}
        </ol>
      )}
      {rows.length > shown && <p><button type="button" onClick={() => setShown(shown + step)}>{text.more(Math.min(step, rows.length - shown))}</button></p>}
      {report.omitted > 0 && <p class="caution">{text.omitted(formatNumber(report.omitted, language))}</p>}
    </>
  );
}

function RowItem({ row, inSheets, corrections, correct }: { row: Row; inSheets: boolean } & Omit<RowsProps, 'report'>) {
  const text = useTexts();
  const [open, setOpen] = useState(false);
  const { cells = [], remarks = [] } = row;
  const set = (cell: string, value: string) => correct({ [reference(row, cell)]: value });
  const edited = cells.filter(({ cell }) => open || isOpen(row) && remarks.some((remark) => remark.cell === cell));
  return (
    <li class={row.status}>
      <div class="import-row">
        <span class="import-number">{text.row(row.row)}{inSheets && <small> {row.sheet}</small>}</span>
        <span class={`import-status ${row.status}`}><span class={`import-mark ${row.status}`} aria-hidden="true" />{text.statuses[row.status]}</span>
        <span class="import-label">{row.label ?? cells.slice(0, 4).map((cell) => cell.text).filter(Boolean).join(' · ')}</span>
        <span class="buttons">
          {cells.length > 0 && <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? text.close : text.edit}</button>}
          {isOpen(row) && cells.length > 0 && <button type="button" onClick={() => correct(Object.fromEntries(cells.map(({ cell }) => [reference(row, cell), ''])))}>{text.drop1}</button>}
        </span>
      </div>
      {remarks.map((remark) => <RemarkItem key={(remark.cell ?? '') + (remark.field ?? '') + remark.reason} row={row} remark={remark} set={set} />)}
      {edited.length > 0 && (
        <div class="import-cells">
          {edited.map((cell) => <CellField key={cell.cell} cell={cell} value={corrections.get(reference(row, cell.cell)) ?? cell.text} invalid={remarks.some((remark) => remark.cell === cell.cell)} set={set} />)}
        </div>
      )}
    </li>
  );
}

function CellField({ cell, value, invalid, set }: { cell: Cell; value: string; invalid: boolean; set: (cell: string, value: string) => void }) {
  return (
    <label class={value === cell.text ? undefined : 'corrected'}>
      <span>{cell.title} <small>{cell.cell}</small></span>
      <input type="text" value={value} aria-invalid={invalid && value === cell.text} maxLength={2000} onInput={(event) => set(cell.cell, event.currentTarget.value)} />
    </label>
  );
}

/** Why a row is what it is, what to do about it, and what may be meant. */
function RemarkItem({ row, remark, set }: { row: Row; remark: Remark; set: (cell: string, value: string) => void }) {
  const text = useTexts();
  const { cell, reason, action, before, after, candidates = [] } = remark;
  const title = row.cells?.find((other) => other.cell === cell)?.title;
  return (
    <div class="import-remark">
      <p>{cell && <b>{title ? `${title} ` : ''}<small>{cell}</small> </b>}{reason} {action && <span class="quiet">{action}</span>}</p>
      {(before || after) && <p class="import-difference">{text.changedFrom(before ?? '', after ?? '')}</p>}
      {candidates.length > 0 && cell && (
        <div class="buttons" role="group" aria-label={text.candidates}>
          {candidates.map((candidate) => <button key={candidate.id} type="button" onClick={() => set(cell, written(candidate))}>{candidate.path || candidate.name} <small class="quiet">{candidate.code}</small></button>)}
        </div>
      )}
    </div>
  );
}

/** The text of a cell that means the candidate and nothing else. */
function written({ code, id }: Candidate): string {
  return code || id;
}
