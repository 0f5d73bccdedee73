import './actions.css';
import { useState } from 'preact/hooks';
import { query } from '../api/client';
import { useLanguage } from '../language';
import { csvOf } from '../parts/csv';
import { download, fileName } from '../parts/download';
import type { ActionData } from '../parts/page';
import { setting } from '../settings';
import { changedAddress, sharedAddress, useLocation } from '../url';
import { evidenceMeanings, evidenceWords } from '../words/words';
import { Citation, revisionDocument, useToday } from './cite';
import { copy } from './clipboard';
import { Menu } from './menu';
import { curlCommand, nameOf, playgroundAddress } from './operation';
import { pngOf, standaloneSvg } from './picture';
import { standaloneHtml } from './standalone';
import { useTexts } from './text';

/** What a reader can do with a view: copy its link, take its query or its data, cite it, report an error. */
export function Actions({ title, sentence, actions }: { title: string; sentence?: string | undefined; actions?: ActionData | undefined }) {
  const text = useTexts();
  const { params } = useLocation(); // the links are to the present address
  const language = useLanguage();
  const [said, say] = useState('');
  const whole = sentence ? text.titled(title, sentence) : title;
  const copied = (ok: boolean) => {
    say(ok ? text.copied : text.failed);
    setTimeout(() => say(''), 2500);
  };
  return (
    <footer class="actions" aria-label={text.actions}>
      {params.get('embed') === '1' && <a class="button" href={changedAddress({ embed: null })} target="_blank">{text.whole}</a>}
      <button type="button" onClick={async () => copied(await copy(sharedAddress(language)))}>{text.link}</button>
      {actions && actions.documents.length > 0 && (
        <Menu title={text.query}>
          {() => actions.documents.map((operation) => (
            <div class="menu-group" key={operation.document.toString()}>
              <span class="quiet">{nameOf(operation)}</span>
              <a href={playgroundAddress(operation)}>{text.playground}</a>
              <button type="button" onClick={async () => copied(await copy(curlCommand(operation, window.location.origin)))}>{text.curl}</button>
            </div>
          ))}
        </Menu>
      )}
      {actions && <Downloads title={title} whole={whole} actions={actions} />}
      <Menu title={text.cite} wide>{() => <Citation title={whole} copied={copied} />}</Menu>
      <Report title={title} />
      <span role="status" class="quiet">{said}</span>
    </footer>
  );
}

/** The files that a view can be saved as. */
function Downloads({ title, whole, actions }: { title: string; whole: string; actions: ActionData }) {
  const text = useTexts();
  const language = useLanguage();
  const today = useToday();
  const origin = async () => {
    const revision = await query(revisionDocument, {}).then(({ dataset }) => String(dataset.revision), () => text.unknownRevision);
    return text.savedAt(today, sharedAddress(language), revision);
  };
  const save = async (extension: 'svg' | 'png') => {
    const picture = actions.picture?.();
    if (!picture) return;
    const caption: [string, string] = [whole, await origin()];
    const blob = extension === 'svg' && picture instanceof SVGSVGElement ? new Blob([standaloneSvg(picture, caption).text], { type: 'image/svg+xml' })
      : await pngOf(picture, caption);
    download(fileName(title, extension), blob);
  };
  const saveHtml = async () => {
    const article = document.querySelector<HTMLElement>('main > article');
    if (!article) return;
    const meanings = Object.entries(evidenceWords[language]).map(([evidence, name]): [string, string, string] =>
      [evidence.toLowerCase(), name, evidenceMeanings[language][evidence as keyof typeof evidenceMeanings.zh]]);
    const sources = await actions.sources?.().catch(() => null);
    const legend = sources === null ? `${text.withoutSources} ${text.legend}` : text.legend;
    const html = standaloneHtml(article, { title, origin: await origin(), legend, sources: sources ?? undefined, meanings, operations: actions.documents });
    download(fileName(title, 'html'), new Blob([html], { type: 'text/html' }));
  };
  const { table, picture, file } = actions;
  return (
    <Menu title={text.download}>
      {() => (
        <>
          {picture?.() instanceof SVGSVGElement && <button type="button" onClick={() => save('svg')}>{text.svg}</button>}
          {picture && <button type="button" onClick={() => save('png')}>{text.png}</button>}
          {table && <button type="button" onClick={() => download(fileName(title, 'csv'), new Blob([csvOf(table())], { type: 'text/csv' }))}>{text.csv}</button>}
          <button type="button" onClick={saveHtml}>{text.html}</button>
          {file && (
            <a href={`https://gephi.org/gephi-lite/?file=${encodeURIComponent(new URL(file.path, window.location.href).href)}`} target="_blank" rel="noreferrer">
              {text.gephi[file.content]} ↗<small>{text.leaves}</small>
            </a>
          )}
        </>
      )}
    </Menu>
  );
}

/** A link to report an error to the operator's address, if there is one. */
function Report({ title }: { title: string }) {
  const text = useTexts();
  const contact = setting('contact');
  if (!contact) return null;
  const mail = `mailto:${contact}?subject=${encodeURIComponent(text.subject(title))}&body=${encodeURIComponent(window.location.href)}`;
  return <a class="button" href={contact.includes('://') ? contact : mail}>{text.report}</a>;
}
