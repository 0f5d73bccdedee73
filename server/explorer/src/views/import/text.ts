import { texts } from '../../language';
import type { Kind, Status } from './report';

const kindsZh: Record<Kind, string> = {
  'friendly-pairs': '友好城区', pairings: '结对帮扶', cooperation: '合作关系', chambers: '商会', 'liaison-offices': '办事机构', organizations: '合作组织',
  memberships: '组织成员', agreements: '协议', observations: '指标数值', 'place-aliases': '地方别名',
};
const kindsEn: Record<Kind, string> = {
  'friendly-pairs': 'Friendly pairs', pairings: 'Pairings', cooperation: 'Cooperation', chambers: 'Chambers of commerce', 'liaison-offices': 'Liaison offices',
  organizations: 'Organizations', memberships: 'Memberships', agreements: 'Agreements', observations: 'Observations of indicators', 'place-aliases': 'Aliases of places',
};
const statusesZh: Record<Status, string> = { NEW: '新增', CHANGED: '有变更', SAME: '无变化', IN_DOUBT: '存疑', REFUSED: '拒绝' };
const statusesEn: Record<Status, string> = { NEW: 'New', CHANGED: 'Changed', SAME: 'Same', IN_DOUBT: 'In doubt', REFUSED: 'Refused' };

/** What an error of the server means, by its code. */
const errorsZh: Record<string, string> = {
  UNAUTHENTICATED: '令牌不对，或者没有填写。请向管理员索取。',
  RATE_LIMIT_EXCEEDED: '请求太多，或者令牌错了多次。请稍候再试。',
  CONFLICT: '核对之后网络有了新的提交，或者后来的提交以此为基础。请重新核对。',
  PERMISSION_DENIED: '这台服务器没有打开写入，或者请求来自别的网站的网页。',
  INVALID_ARGUMENT: '没有读成。请对照模板检查列名，或者选定“内容”；.xls 和 .et 文件请另存为 .xlsx。',
  FAILED_PRECONDITION: '服务器现在不接受写入。请管理员查看原因。',
  CONTENT_TOO_LARGE: '表格太大。请分几次导入。',
  OVERLOADED: '另一份表格正在导入。请稍候再试。',
  NETWORK: '连接中断。请重试：同一次提交不会重复写入。',
};
const errorsEn: Record<string, string> = {
  UNAUTHENTICATED: 'The token is wrong or missing. Ask the operator for one.',
  RATE_LIMIT_EXCEEDED: 'There were too many requests, or too many wrong tokens. Wait a moment and try again.',
  CONFLICT: 'Since the check the network has new commits, or later commits build on this one. Check again.',
  PERMISSION_DENIED: 'Writing is off on this server, or the request is from a page of another site.',
  INVALID_ARGUMENT: 'It could not be read. Compare the titles of the columns with those of a template, or choose what the records are. Save .xls and .et files as .xlsx.',
  FAILED_PRECONDITION: 'The server takes no writes now. Ask its operator why.',
  CONTENT_TOO_LARGE: 'The spreadsheet is too large. Import it in parts.',
  OVERLOADED: 'Another spreadsheet is being imported. Wait a moment and try again.',
  NETWORK: 'The connection broke. Try again: the same commit is not made twice.',
};

export const useTexts = texts({
  zh: {
    title: '导入名单', sentence: '放入表格，逐行核对，改正后以自己的名字提交；提交可以撤销。',
    rows: '表格', drop: '把 XLSX 或 CSV 文件拖到这里', choose: '选择文件', or: '或者', paste: '粘贴行', pasteLabel: '从电子表格复制的行，第一行是列名', useFile: '改用文件',
    pasted: '粘贴的行', size: (kilobytes: string) => `${kilobytes} kB`, templates: '模板', templatesHint: '每种模板附填写说明；至少需要列名所标的必填列。',
    options: '适用于所有行', kind: '内容', byHeaders: '按列名判断', evidence: '依据', ofRows: '各行自带，否则为公开来源', evidenceHint: '未写依据的记为“公开来源”：有出处提到，仅此而已；已有的记录保持原来的依据', source: '出处', sourceHint: '文件名、文号或网址；各行自带时不必填',
    note: '说明', noteHint: '为什么提交，例如“区合作交流办 2026 年名单”', by: '你的名字', byHint: '记在提交里', token: '令牌', tokenHint: '向管理员索取；只留在这个窗口里',
    refused: '没有成功：', check: '核对（不写入）', checking: '正在核对…', applying: '正在提交…', 
    progress: { READ: (rows: string) => `已读 ${rows} 行`, REPORT: (rows: string) => `已列出 ${rows} 行`, CHANGE: (rows: string) => `已备好 ${rows} 行`, COMMIT: () => '正在写入' },
    kinds: kindsZh, statuses: statusesZh, errors: errorsZh,
    report: '核对结果', all: '全部', nothing: '没有这类行。', row: (row: number) => `第 ${row} 行`, more: (count: number) => `再列出 ${count} 行`,
    omitted: (count: string) => `另有 ${count} 行没有列出；带备注的表格里全都有。`, download: '下载带备注的表格', downloadName: '备注',
    edit: '改这一行', close: '收起', drop1: '不导入这一行', recheck: '按改正重新核对', corrected: (count: number) => `已改 ${count} 格`, revert: '取消改正',
    candidates: '是哪一个？', changedFrom: (before: string, after: string) => `${before || '（空）'} → ${after || '（空）'}`,
    placeholders: (removed: number, created: number) => [removed > 0 ? `${removed} 条占位让位` : '', created > 0 ? `${created} 条占位恢复` : ''].filter(Boolean).join('，').replace(/.$/, '$&。'),
    ready: (count: number) => `可以提交：${count} 行会写入。`, open: (count: number) => `还有 ${count} 行要改：全部改好才能提交，要么全写入，要么都不写。`,
    noRows: '文件里没有可导入的行。', same: '网络里已经都有，没有要写入的。', nameNeeded: '请先填写你的名字。', apply: (count: number, by: string) => `以“${by}”的名字提交 ${count} 行`, applyNameless: '提交',
    done: (revision: number) => `已提交：版本 ${revision}`, doneSentence: (by: string, count: number) => `${by} 提交了 ${count} 行。`, see: '看看', map: '地图', network: '网络', tables: '总数与占位', changes: '改了什么', undo: '撤销这次提交',
    undone: (revision: number) => `已撤销：版本 ${revision}`, undoNote: (revision: number) => `撤销版本 ${revision}`, again: '再导入一份',
    off: '写入没有打开', offWhy: '这台服务器没有允许通过网页写入。管理员这样打开：',
    offTokens: '做一个令牌文件（每行一个令牌，后面可以写持有人的名字），只有自己能读：', offStart: '用它和存数据的目录启动服务器：',
    offCommand: '能写数据目录的人不必打开它，用命令行就行：', offDry: '核对也要令牌：读一份大表格要用服务器几百兆内存，不能由任何人随意发起。在自己的电脑上核对不需要令牌：',
    offStore: '这台服务器只把网络放在内存里，重启就没有了，所以不能写入；可以核对。管理员用 -data 目录启动它，就能写入：',
  },
  en: {
    title: 'Import records', sentence: 'Drop a spreadsheet, check it row by row, correct it, and apply it with your name. A commit can be undone.',
    rows: 'Spreadsheet', drop: 'Drop an XLSX or CSV file here', choose: 'Choose a file', or: 'or', paste: 'paste rows', pasteLabel: 'Rows copied from a spreadsheet; the first one has the titles of the columns', useFile: 'Use a file',
    pasted: 'pasted rows', size: (kilobytes: string) => `${kilobytes} kB`, templates: 'Templates', templatesHint: 'Each has a sheet of explanations, which says what columns are required.',
    options: 'For all rows', kind: 'Records', byHeaders: 'by the titles', evidence: 'Evidence', ofRows: 'as each row says, else REPORTED', evidenceHint: 'What does not say its evidence is REPORTED: a source names it, nothing more. Records that are there already keep theirs.', source: 'Source', sourceHint: 'Title, number or address of a document; not needed if each row has its own',
    note: 'Note', noteHint: 'Why: for example “list of the district’s office, 2026”', by: 'Your name', byHint: 'The commit has it', token: 'Token', tokenHint: 'From the operator; it stays in this window',
    refused: 'It failed:', check: 'Check (writes nothing)', checking: 'Checking…', applying: 'Applying…', 
    progress: { READ: (rows: string) => `${rows} rows read`, REPORT: (rows: string) => `${rows} rows listed`, CHANGE: (rows: string) => `${rows} rows prepared`, COMMIT: () => 'writing' },
    kinds: kindsEn, statuses: statusesEn, errors: errorsEn,
    report: 'Report', all: 'All', nothing: 'There are no such rows.', row: (row: number) => `Row ${row}`, more: (count: number) => `Show ${count} more`,
    omitted: (count: string) => `${count} more rows are not listed here. The spreadsheet with remarks has all.`, download: 'Download with remarks', downloadName: 'remarks',
    edit: 'Edit the row', close: 'Close', drop1: 'Leave the row out', recheck: 'Check with the corrections', corrected: (count: number) => `${count} ${count === 1 ? 'cell' : 'cells'} corrected`, revert: 'Drop the corrections',
    candidates: 'Which one?', changedFrom: (before: string, after: string) => `${before || '(empty)'} → ${after || '(empty)'}`,
    placeholders: (removed: number, created: number) => [removed > 0 ? `${removed} ${removed === 1 ? 'placeholder gives' : 'placeholders give'} way` : '', created > 0 ? `${created} ${created === 1 ? 'placeholder comes' : 'placeholders come'} back` : ''].filter(Boolean).join(', ').replace(/.$/, '$&.'),
    ready: (count: number) => `Ready: ${count} ${count === 1 ? 'row' : 'rows'} will be written.`, open: (count: number) => `${count} ${count === 1 ? 'row needs' : 'rows need'} a correction. All rows are written, or none.`,
    noRows: 'The file has no rows to import.', same: 'The network has all of this already: there is nothing to write.', nameNeeded: 'Give your name first.', apply: (count: number, by: string) => `Apply ${count} ${count === 1 ? 'row' : 'rows'} as ${by}`, applyNameless: 'Apply',
    done: (revision: number) => `Applied: revision ${revision}`, doneSentence: (by: string, count: number) => `${by} applied ${count} ${count === 1 ? 'row' : 'rows'}.`, see: 'See', map: 'Map', network: 'Network', tables: 'Totals and placeholders', changes: 'What it changed', undo: 'Undo this commit',
    undone: (revision: number) => `Undone: revision ${revision}`, undoNote: (revision: number) => `undo of revision ${revision}`, again: 'Import another one',
    off: 'Writing is off', offWhy: 'This server does not allow writing over HTTP. Its operator turns it on like this:',
    offTokens: 'Make a file of tokens that only you can read: one a line, which the name of its holder may follow:', offStart: 'Start the server with it, and with a directory for the data:',
    offCommand: 'Who can write the directory of the data needs none of this: the command line does the same:', offDry: 'A check needs a token too: a large spreadsheet takes hundreds of megabytes of the server, which not everybody may ask for. On your own computer you can check without one:',
    offStore: 'This server has the network in memory only, where it would not last. So it takes no writes, but it does check. Its operator starts it with -data to allow writing:',
  },
});

export type Text = ReturnType<typeof useTexts>;
