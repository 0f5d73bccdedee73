import '../../style/records.css';
import './view.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../../api/client';
import { useLanguage } from '../../language';
import { download } from '../../parts/download';
import { Page } from '../../parts/page';
import { Unknown } from '../../parts/unknown';
import { setting } from '../../settings';
import { navigate, useLocation } from '../../url';
import { formatNumber } from '../../words/format';
import { type Import, newKey, type Progress, remarks, send, undo } from './client';
import { Credentials, type Draft, emptyDraft, Form } from './form';
import { NotKept, Off } from './off';
import { Outcome } from './outcome';
import { changingRows, openRows, type Report, statuses } from './report';
import { type Corrections, Rows } from './rows';
import { store, stored } from './storage';
import { type Text, useTexts } from './text';

/** Import of a spreadsheet: check it, correct it, apply it, undo it. */
export function View() {
  const text = useTexts();
  const writing = setting('writing');
  return (
    <Page title={text.title} sentence={text.sentence}>
      <Unknown known={{ status: statuses, commit: null, undone: null }} />
      {writing === 'not-kept' && <NotKept />}
      {writing ? <Importing kept={writing === 'on'} /> : <Off />}
    </Page>
  );
}

/** What the server is doing for the page. */
interface Work {
  what: 'check' | 'apply' | 'other';
  progress?: Progress;
}

/** A report, the corrections that it was made with, and the key of attempts to apply it. */
interface Checked {
  report: Report;
  sent: Import;
  key: string;
}

function Importing({ kept }: { kept: boolean }) {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft, token: stored('token'), by: stored('by') }));
  const [corrections, setCorrections] = useState<Corrections>(new Map());
  const [checked, setChecked] = useState<Checked>();
  const [made, setMade] = useState<{ revision: number; by: string; checked: Report }>();
  const [work, setWork] = useState<Work>();
  const [error, setError] = useState<ApiError>();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => store('token', draft.token), [draft.token]);
  useEffect(() => store('by', draft.by), [draft.by]);
  useEffect(() => head.current?.focus(), [checked]);

  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    if (!('rows' in part)) return;
    setCorrections(new Map());
    setChecked(undefined);
  };
  const correct = (texts: Record<string, string>) => setCorrections((before) => new Map([...before, ...Object.entries(texts)]));
  const run = async (what: Work['what'], action: () => Promise<void>) => {
    setWork({ what });
    setError(undefined);
    await action().catch((reason: unknown) => setError(reason instanceof ApiError ? reason : new ApiError('INTERNAL', String(reason))));
    setWork(undefined);
  };
  const request = { token: draft.token, language: language.toUpperCase(), progress: (progress: Progress) => setWork((now) => now && { ...now, progress }) };
  const check = () => run('check', async () => {
    if (!draft.rows) return;
    const { kind, evidence, source, note, by, name, rows } = draft;
    const sent: Import = { kind, evidence, source, note, by: by.trim(), name, rows, corrections };
    const report = await send(sent, request);
    setChecked({ report, sent, key: newKey() });
    navigate({ params: { status: null } }, 'replace');
  });
  const apply = ({ report, sent, key }: Checked) => run('apply', async () => {
    const done = await send({ ...sent, by: draft.by.trim(), note: draft.note }, { ...request, apply: { revision: report.revision, key } });
    if (!done.applied) {
      setChecked({ report: done, sent, key });
      return;
    }
    setMade({ revision: done.revision, by: done.by, checked: report });
    navigate({ params: { commit: String(done.revision), status: null } });
  });
  const save = ({ sent }: Checked) => run('other', async () => {
    const name = (sent.name || text.pasted).replace(/\.\w+$/, '');
    download(`${name} ${text.downloadName}.${sent.name.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'}`, await remarks(sent, request));
  });
  const takeBack = (revision: number) => run('other', async () => {
    const undone = await undo(revision, { token: draft.token, by: draft.by.trim(), note: text.undoNote(revision) });
    navigate({ params: { undone: String(undone) } }, 'replace');
  });
  const restart = () => {
    setError(undefined);
    change({ rows: undefined, name: '' });
    navigate({ params: { commit: null, undone: null } });
  };

  const busy = work !== undefined;
  const failure = error && <Refusal error={error} />;
  const commit = revisionOf(params, 'commit');
  if (commit !== undefined) {
    return (
      <>
        {failure}
        <Outcome commit={commit} undone={revisionOf(params, 'undone')} made={made?.revision === commit ? made : undefined}
          credentials={<Credentials draft={draft} change={change} />} undo={draft.token ? () => void takeBack(commit) : undefined} again={restart} busy={busy} />
      </>
    );
  }
  return (
    <>
      <Form draft={draft} change={change} check={() => void check()} busy={busy} />
      <p class="import-work" role="status">{work && workText(work, text, (count) => formatNumber(count, language))}</p>
      {failure}
      {checked && (
        <section class="import-report" aria-labelledby="import-report">
          <h2 id="import-report" ref={head} tabIndex={-1}>{text.report}</h2>
          {checked.report.remarks?.map(({ code, reason }) => <p key={code}>{reason}</p>)}
          <Sheets report={checked.report} />
          <Rows report={checked.report} corrections={corrections} correct={correct} />
          <div class="import-apply">
            <Verdict report={checked.report} />
            <p class="buttons">
              <button type="button" disabled={busy} onClick={() => void save(checked)}>{text.download}</button>
              <Correcting corrections={corrections} sent={checked.sent.corrections} busy={busy} check={() => void check()} revert={() => setCorrections(checked.sent.corrections)} />
              {kept && corrections === checked.sent.corrections && openRows(checked.report) === 0 && changingRows(checked.report) > 0 && (
                <button type="button" class="primary" disabled={busy || !nameOf(draft, checked.report)} onClick={() => void apply(checked)}>
                  {nameOf(draft, checked.report) ? text.apply(changingRows(checked.report), nameOf(draft, checked.report)) : text.nameNeeded}
                </button>
              )}
            </p>
          </div>
        </section>
      )}
    </>
  );
}

/** The errors whose messages say more than their codes. */
const detailed = new Set(['INVALID_ARGUMENT', 'CONFLICT', 'FAILED_PRECONDITION']);

/** Why the server has not done what it was asked for. */
function Refusal({ error: { code, message, hint, requestId } }: { error: ApiError }) {
  const text = useTexts();
  const words = text.errors[code];
  return (
    <div class="failure" role="alert">
      <p>{words ?? text.refused}</p>
      {(!words || detailed.has(code)) && <p class="quiet" lang="en">{[message, hint].filter(Boolean).join('. ')}</p>}
      {!words && requestId && <p class="quiet"><code>{requestId}</code></p>}
    </div>
  );
}

/** The name that the commit will have: the one that was typed since, or that of the report, which may be that of the token. */
function nameOf(draft: Draft, report: Report): string {
  return draft.by.trim() || report.by;
}

function workText({ what, progress }: Work, text: Text, format: (count: number) => string): string {
  return { check: text.checking, apply: text.applying, other: '' }[what] + (progress ? ` ${text.progress[progress.step](format(progress.rows))}` : '');
}

/** What was left out of each sheet: totals, notes, hidden columns. */
function Sheets({ report }: { report: Report }) {
  const remarksOf = report.sheets.flatMap(({ name, remarks: all = [] }) => all.map((remark) => ({ name, remark })));
  if (remarksOf.length === 0) return null;
  return (
    <ul class="quiet">
      {remarksOf.map(({ name, remark }) => <li key={name + (remark.cell ?? '') + remark.reason}>{report.sheets.length > 1 && `${name}: `}{remark.cell && <small>{remark.cell} </small>}{remark.reason} {remark.action}</li>)}
    </ul>
  );
}

/** Whether the rows can be applied, and what that would do. */
function Verdict({ report }: { report: Report }) {
  const text = useTexts();
  const open = openRows(report);
  const { removed, created } = report.placeholders;
  if (open > 0) return <p>{text.open(open)}</p>;
  if (report.rows.length === 0) return <p>{text.noRows}</p>;
  if (changingRows(report) === 0) return <p>{text.same}</p>;
  return <p><b>{text.ready(changingRows(report))}</b> {text.placeholders(removed, created)}</p>;
}

/** Sends or drops the corrections that were made since the report. */
function Correcting({ corrections, sent, busy, check, revert }: { corrections: Corrections; sent: Corrections; busy: boolean; check: () => void; revert: () => void }) {
  const text = useTexts();
  if (corrections === sent) return null;
  const count = [...corrections].filter(([cell, value]) => sent.get(cell) !== value).length;
  return (
    <>
      <span class="quiet">{text.corrected(count)}</span>
      <button type="button" onClick={revert}>{text.revert}</button>
      <button type="button" class="primary" disabled={busy} onClick={check}>{text.recheck}</button>
    </>
  );
}

/** The revision that a parameter of the address names. */
function revisionOf(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
