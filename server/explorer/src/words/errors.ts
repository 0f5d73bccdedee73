import type { Language } from '../language';

/** What an error of the API means to a reader, and what the reader can do, by its code. */
interface ErrorWords {
  what: string;
  wayOut: string;
}

const busy: Record<Language, ErrorWords> = {
  zh: { what: '服务器正忙。', wayOut: '请稍候再试。' },
  en: { what: 'The server is busy.', wayOut: 'Wait a moment and try again.' },
};

const defect: Record<Language, ErrorWords> = {
  zh: { what: '服务器出错。', wayOut: '请重试；若仍然如此，请把请求编号告知管理员。' },
  en: { what: 'The server has failed.', wayOut: 'Try again. If it fails again, tell the operator the number of the request.' },
};

const words: Record<string, Record<Language, ErrorWords>> = {
  NETWORK: {
    zh: { what: '连接不到服务器。', wayOut: '请检查服务是否在运行，再重试。' },
    en: { what: 'The server cannot be reached.', wayOut: 'Check that it is running, then try again.' },
  },
  NOT_FOUND: {
    zh: { what: '没有找到。', wayOut: '请检查名称或代码，或者在上方搜索。' },
    en: { what: 'Nothing was found.', wayOut: 'Check the name or the code, or use the search above.' },
  },
  AMBIGUOUS: {
    zh: { what: '有几个地方同名。', wayOut: '请从中选择一个。' },
    en: { what: 'Several places have this name.', wayOut: 'Choose one of them.' },
  },
  INVALID_ARGUMENT: {
    zh: { what: '地址中有一个参数不对。', wayOut: '请清除筛选条件后重试。' },
    en: { what: 'A parameter of the address is wrong.', wayOut: 'Clear the filters and try again.' },
  },
  COMPLEXITY_LIMIT_EXCEEDED: {
    zh: { what: '一次要的内容太多。', wayOut: '请缩小筛选范围。' },
    en: { what: 'This asks for too much at once.', wayOut: 'Narrow the filters.' },
  },
  RESPONSE_SIZE_LIMIT_EXCEEDED: {
    zh: { what: '答复过长。', wayOut: '请缩小筛选范围。' },
    en: { what: 'The answer would be too long.', wayOut: 'Narrow the filters.' },
  },
  GRAPHQL_VALIDATION_FAILED: {
    zh: { what: '页面与服务器的版本不一致。', wayOut: '请刷新页面。' },
    en: { what: 'The page and the server are of different versions.', wayOut: 'Load the page again.' },
  },
  PERSISTED_DOCUMENT_REQUIRED: {
    zh: { what: '服务器只答复事先登记的查询。', wayOut: '请联系管理员。' },
    en: { what: 'The server answers registered queries only.', wayOut: 'Ask its operator.' },
  },
  UNAVAILABLE: {
    zh: { what: '数据库暂时无法访问。', wayOut: '请稍后重试。' },
    en: { what: 'The database cannot be reached for now.', wayOut: 'Try again later.' },
  },
  DATA_LOSS: {
    zh: { what: '存储中有一条记录已损坏。', wayOut: '请把请求编号告知管理员。' },
    en: { what: 'A stored record is damaged.', wayOut: 'Tell the operator the number of the request.' },
  },
  OVERLOADED: busy,
  RATE_LIMIT_EXCEEDED: busy,
  CANCELLED: {
    zh: { what: '计算用时过长，已停止。', wayOut: '请缩小筛选范围，或者重试。' },
    en: { what: 'The computation took too long and was stopped.', wayOut: 'Narrow the filters, or try again.' },
  },
};

/** Returns the words for a code. An unknown code is a defect of the server or of the explorer. */
export function errorWords(code: string, language: Language): ErrorWords {
  return (words[code] ?? defect)[language];
}
