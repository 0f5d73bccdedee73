/* empty css       */import{A as e,C as t,D as n,E as r,F as i,G as a,H as o,I as s,N as c,O as l,T as u,c as d,d as f,f as p,k as m,l as h,n as g,o as _,t as v,u as ee,w as y,y as b}from"./page.js";import{i as te}from"./choice.js";import{t as ne}from"./citedSources.js";import{t as re}from"./empty.js";import{n as x,t as S}from"./progress.js";import{t as C}from"./evidenced.js";import{i as ie,n as ae}from"./relation.js";import{t as w}from"./dataTable.js";import{t as T}from"./period.js";import{t as E}from"./kinds.js";import{t as D}from"./counties.js";import{n as O,r as k,t as oe}from"./dates.js";import{t as se}from"./dotMap.js";import{t as A}from"./bar.js";function j(e,t){let n=({since:e,from:n,to:r})=>e!==null&&t.some(({signedOn:t,parties:i})=>t===e&&[n,r].every(e=>`code`in e&&i.some(t=>t.code===e.code)));return{agreed:e.filter(n),others:e.filter(e=>!n(e))}}function M({long:e,summary:t,children:n}){return e?s(`details`,{class:`place-all`,children:[s(`summary`,{children:t}),n]}):s(a,{children:n})}var N=n({zh:{wait:`地点`,nation:`全国`,crumbs:`上级地方`,districtLevel:`上海市辖区`,history:`修改历史`,onMap:`在地图上`,inNetwork:`关系网络`,duty:`应急联系`,lists:{pairings:`对口帮扶`,friendlyPairs:`友好城区`,cooperations:`合作`,chambers:`商会`,liaisonOffices:`办事机构`,agreements:`协议`,memberships:`合作组织`,others:`其他`,investment:`投资`},unknown:{noTie:()=>`没有与本地直接联系的记录。没有记录不等于没有联系。`,afterPlan:()=>`规划期到 2025 年为止；结对此后是否延续，没有来源。`,pairingBeginnings:e=>`${e} 条结对始于何时，规划没有说；它们在 2020 年底已经存在。`,earlierDistricts:e=>`2020 年底以前由哪个区负责，规划没有说（${e} 个县，记在上海市名下）。`,unnamedCounties:e=>`规划只说有 ${e} 个县（区、市），没有列出名称。`,friendlyPlaceholders:e=>`友好城区的名单没有公布：规划只给出 496 对的总数。这里有 ${e} 对占位，只为补足总数，不是事实。`,noFriendlyPair:()=>`没有友好城区的记录。规划只给出 496 对的总数，没有名单，所以不等于没有。`,bodyPlaceholders:e=>`另有 ${e} 个商会、办事机构只是补足公布总数的占位。`,noBody:()=>`没有商会、办事机构的记录。规划只公布各级总数，没有名单，所以不等于没有。`,bodyBeginnings:e=>`${e} 个商会、办事机构何时成立，没有来源。`,addresses:e=>`${e} 个办事机构的地址，没有来源。`,cooperationBeginnings:e=>`${e} 项合作何时开始，来源没有说。`,funds:()=>`帮扶资金没有按地方公布。`,investmentOfProvince:(e,t)=>`投资只按省公布${t?`，见${t}`:``}。`,investmentYears:()=>`投资只有 2020 年的数字；逐年数字在规划中只有图，没有数。`,seat:()=>`图上的点不是政府驻地的坐标，只表示大致位置。`},unknownTitle:`尚不知道的`,and:`、`,comma:`，`,more:e=>`等 ${e} 个`,share:(e,t)=>`${e} ${t}`,supported:(e,t,n,r)=>r?`${t}自${r}起帮扶${e}（${n}）。`:`${t}帮扶${e}（${n}）；何时开始，规划没有说。`,supportedArea:(e,t,n,r)=>`上海 ${n} 个区帮扶${e}的 ${t} 个县（区、市）：${r}。`,supporter:(e,t,n,r)=>`${e}帮扶 ${t} 个县（区、市），分布在 ${n} 个地州：${r}。`,wasSupported:(e,t,n)=>`上海市曾帮扶${e}${n>1?`的 ${n} 个县（区、市）`:``}，到${t}为止；现在没有帮扶的记录。`,tied:(e,t)=>`${e}有 ${t} 条已知的联系；没有帮扶的记录。`,tiedAbove:(e,t,n)=>`没有${e}与上海直接联系的记录。最近的联系在${t}：${n}。`,untied:e=>`没有${e}与上海联系的记录。没有记录不等于没有联系。`,facts:`要点`,countiesSupported:`个县由上海帮扶`,countiesSupporting:`个县由它帮扶`,districtsSupporting:`个区帮扶`,supportedHere:`个区帮扶本地`,supportsHere:`帮扶本地`,noDistrict:`规划未列明哪个区`,supportedUntil:(e,t)=>`至${t}有 ${e} 个县`,friendlyKnown:e=>`对友好城区`,agreementsKnown:`项合作与协议`,bodiesKnown:`个商会、办事机构`,noRecord:`没有记录`,placeholders:e=>`另有 ${e} 个占位，不计`,invested:`亿元`,investedHere:(e,t)=>`${e} 年上海企业在此投资，此地企业在沪 ${t} 亿元`,investedElsewhere:(e,t)=>`${e} 年上海企业在外地投资，外地企业在沪 ${t} 亿元`,areas:e=>`分布在 ${e} 个地州`,county:`县（区、市）`,district:`结对区`,prefecture:`所在地州`,scheme:`机制`,period:`起止`,evidence:`依据`,partner:`对方`,ourSide:`上海一方`,form:`形式`,place:`地方`,year:`年份`,direction:`方向`,amount:`金额`,amountUnit:`亿元`,enterprises:`企业`,enterprisesUnit:`家`,growth:`增长`,rank:`位次`,counties:e=>`${e} 个县`,support:`谁帮扶谁`,unnamed:(e,t)=>`${e}（未列明哪个区）：${t}`,each:e=>`逐条列出 ${e} 条`,rest:e=>`其余 ${e} 条`,supporting:`帮扶哪些地方`,ended:e=>`已经结束的 ${e} 条`,partners:`友好城区与合作`,friendlyPair:`友好城区`,agreed:e=>`另有 ${e} 项由协议建立的合作，列在“协议”中。`,showPlaceholders:e=>`显示 ${e} 对占位`,hidePlaceholders:`不显示占位`,placeholdersOut:e=>`另有 ${e} 对占位没有列出：它们只为补足公布的总数，不是事实。`,bodies:`商会与办事机构`,chamber:`商会`,office:`办事机构`,represents:`代表`,hosted:`设在`,agreements:`协议`,signed:e=>`${e}签署`,renewal:`续签`,organizations:`协调会、联盟等`,leads:`牵头`,founder:`发起成员`,member:`成员`,chair:`轮值`,programmes:`参与的项目与机制`,figures:`公布的数字`,money:`投资`,inward:`上海 → 此地`,outward:`此地 → 上海`,inwardSelf:`外地 → 上海`,outwardSelf:`上海 → 外地`,moneyNote:`公布的只有 2020 年（表3、表4）。位次是该方向 30 个省区市中的位次。`,above:`上级地方的联系`,aboveNote:`先帮扶和政府，后商会和组织；本地没有的，可经这些找到上海。`,below:`下级地方`,supportedMark:`有上海的区帮扶`,cut:(e,t,n)=>`${e}有 ${n} 条，这里只有前 ${t} 条。`,missing:e=>`没有代码为 ${e} 的地方`,missingWhy:`代码是 GB/T 2260 的六位数字，如 532931。撤并的地方以现在的代码收录。`,missingOut:`可以在上方搜索名称，或者：`,tryText:`按名称查找`,openMap:`打开地图`,hasEnded:`已结束`,hasNotEnded:`没有来源说已结束`,columns:[`种类`,`甲方或名称`,`乙方或所在地`,`起`,`止`,`状态`,`金额（亿元）`,`依据`,`出处`,`编号`],scopeTitle:`范围`,scopeBelow:`本地及以下`,scopeSelf:`只看本级`,locator:e=>`${e}在全国的位置`,locatorYunnan:e=>`${e}在云南的位置`,locatorPrefectures:`云南省各州市`},en:{wait:`Place`,nation:`China`,crumbs:`Places above`,districtLevel:`District of Shanghai`,history:`History`,onMap:`On the map`,inNetwork:`Network`,duty:`In an emergency`,lists:{pairings:`Support`,friendlyPairs:`Friendly pairs`,cooperations:`Cooperation`,chambers:`Chambers`,liaisonOffices:`Liaison offices`,agreements:`Agreements`,memberships:`Organizations`,others:`Other`,investment:`Investment`},unknown:{noTie:()=>`No direct tie of this place is on record. That does not mean that there is none.`,afterPlan:()=>`Whether support went on after 2025: the plan’s years end with 2025, and no source says.`,pairingBeginnings:e=>`When ${e} ${e===1?`tie`:`ties`} of support began: the plan only says that they held at the end of 2020.`,earlierDistricts:e=>`Which district was responsible until the end of 2020 (${e} ${e===1?`county`:`counties`}, held as of Shanghai).`,unnamedCounties:e=>`Which ${e} counties: the plan gives the number and no names.`,friendlyPlaceholders:e=>`The list of friendly pairs: the plan publishes their total of 496 only. ${e} ${e===1?`placeholder fills`:`placeholders fill`} the total here and ${e===1?`is`:`are`} no fact.`,noFriendlyPair:()=>`Whether it has friendly districts: none is on record, but the plan publishes the total of 496 and no list.`,bodyPlaceholders:e=>`${e} more chambers or offices are placeholders that fill published totals.`,noBody:()=>`Whether it has chambers or liaison offices: none is on record, but the plan publishes totals and no list.`,bodyBeginnings:e=>`When ${e} ${e===1?`chamber or office was`:`chambers and offices were`} founded.`,addresses:e=>`The address of ${e} liaison ${e===1?`office`:`offices`}.`,cooperationBeginnings:e=>`When ${e} ${e===1?`cooperation`:`cooperations`} began.`,funds:()=>`How much was paid for support: the plan does not publish it by place.`,investmentOfProvince:(e,t)=>`Investment is published by province only${t?`: see ${t}`:``}.`,investmentYears:()=>`Investment in other years than 2020: the plan prints it as pictures without numbers.`,seat:()=>`The exact position: the point is not that of its government’s seat.`},unknownTitle:`What is not known`,and:`, `,comma:`, `,more:e=>`and others, ${e} in all`,share:(e,t)=>`${e} ${t}`,supported:(e,t,n,r)=>r?`Supported by ${t} since ${r} (${n}).`:`Supported by ${t} (${n}); the plan does not say since when.`,supportedArea:(e,t,n,r)=>`${n} ${n===1?`district`:`districts`} of Shanghai ${n===1?`supports`:`support`} ${t} ${t===1?`county`:`counties`} of ${e}: ${r}.`,supporter:(e,t,n,r)=>`${e} supports ${t} ${t===1?`county`:`counties`} in ${n} ${n===1?`prefecture`:`prefectures`}: ${r}.`,wasSupported:(e,t,n)=>`Shanghai supported ${n>1?`${n} counties of `:``}${e} until ${t}. No support is on record now.`,tied:(e,t)=>`${e} has ${t} known ${t===1?`tie`:`ties`}. No support is on record.`,tiedAbove:(e,t,n)=>`No direct tie between ${e} and Shanghai is on record. The nearest is that of ${t}: ${n}.`,untied:e=>`No tie between ${e} and Shanghai is on record. That does not mean that there is none.`,facts:`Key figures`,countiesSupported:`counties supported by Shanghai`,countiesSupporting:`counties that it supports`,districtsSupporting:`supporting districts`,supportedHere:`supporting district`,supportsHere:`supports it`,noDistrict:`the plan names no district`,supportedUntil:(e,t)=>`${e} until ${t}`,friendlyKnown:e=>e===1?`friendly pair`:`friendly pairs`,agreementsKnown:`cooperations and agreements`,bodiesKnown:`chambers and offices`,noRecord:`none on record`,placeholders:e=>`${e} ${e===1?`placeholder`:`placeholders`} not counted`,invested:`100 m yuan`,investedHere:(e,t)=>`invested here from Shanghai in ${e}, ${t} from here in Shanghai`,investedElsewhere:(e,t)=>`invested elsewhere from Shanghai in ${e}, ${t} from elsewhere in Shanghai`,areas:e=>`in ${e} prefectures`,county:`County`,district:`District`,prefecture:`Prefecture`,scheme:`Scheme`,period:`Period`,evidence:`Evidence`,partner:`Partner`,ourSide:`In Shanghai`,form:`Form`,place:`Place`,year:`Year`,direction:`Direction`,amount:`Amount`,amountUnit:`100 m yuan`,enterprises:`Enterprises`,enterprisesUnit:void 0,growth:`Growth`,rank:`Rank`,counties:e=>e===1?`1 county`:`${e} counties`,support:`Who supports whom`,unnamed:(e,t)=>`${e} (no district named): ${t}`,each:e=>`List all ${e}`,rest:e=>`${e} more`,supporting:`Whom it supports`,ended:e=>`${e} that ended`,partners:`Friendly pairs and cooperation`,friendlyPair:`Friendly pair`,agreed:e=>`${e} ${e===1?`cooperation`:`cooperations`} that agreements made ${e===1?`is`:`are`} listed under Agreements.`,showPlaceholders:e=>`Show ${e} ${e===1?`placeholder`:`placeholders`}`,hidePlaceholders:`Hide placeholders`,placeholdersOut:e=>e===1?`1 placeholder is left out: it only fills the published total and is no fact.`:`${e} placeholders are left out: they only fill the published total and are no facts.`,bodies:`Chambers and liaison offices`,chamber:`Chamber`,office:`Liaison office`,represents:`represents`,hosted:`in`,agreements:`Agreements`,signed:e=>`signed on ${e}`,renewal:`renewal`,organizations:`Councils, alliances and others`,leads:`leads`,founder:`founding member`,member:`member`,chair:`rotating chair`,programmes:`Programmes that it takes part in`,figures:`Published figures`,money:`Investment`,inward:`Shanghai → here`,outward:`Here → Shanghai`,inwardSelf:`Elsewhere → Shanghai`,outwardSelf:`Shanghai → elsewhere`,moneyNote:`Only 2020 is published (Tables 3 and 4). The rank is that among the 30 provinces of the direction.`,above:`Ties of the places above it`,aboveNote:`What leads from here to Shanghai: support and governments before other bodies.`,below:`Places below`,supportedMark:`supported by a district of Shanghai`,cut:(e,t,n)=>`${e}: only the first ${t} of ${n} are here.`,missing:e=>`No place has the code ${e}`,missingWhy:`Codes are the six digits of GB/T 2260, as 532931. Places that were merged have the present code.`,missingOut:`Search for the name above, or:`,tryText:`Find it by name`,openMap:`Open the map`,hasEnded:`ended`,hasNotEnded:`no source says that it ended`,columns:[`kind`,`first end or name`,`second end or seat`,`since`,`until`,`state`,`amount (100 million yuan)`,`evidence`,`sources`,`id`],scopeTitle:`Scope`,scopeBelow:`This place and all below`,scopeSelf:`This place only`,locator:e=>`${e} in China`,locatorYunnan:e=>`${e} in Yunnan`,locatorPrefectures:`Prefectures of Yunnan`}});function ce({friendly:t,cooperations:{agreed:n,others:r},placeholders:i}){let o=N(),c=m(),l=[...t.map(e=>({record:e,form:o.friendlyPair,shanghai:e.district,partner:e.partner})),...r.map(e=>({record:e,form:e.form,shanghai:e.from,partner:e.to}))];if(l.length+n.length===0&&i===0)return null;let u=[{key:`kind`,title:o.form,value:({form:e})=>e,cell:({record:e,form:t})=>s(a,{children:[s(`span`,{class:`stroke ${E(`district`in e?`FRIENDLY`:`COOPERATES`)}`,"aria-hidden":`true`}),` `,s(`span`,{lang:`district`in e?void 0:`zh`,children:t})]})},{key:`shanghai`,title:o.ourSide,value:({shanghai:e})=>e.name,cell:({shanghai:e})=>s(P,{end:e})},{key:`partner`,title:o.partner,rowHeader:!0,value:({partner:e})=>e.name,cell:({partner:e})=>s(P,{end:e})},{key:`since`,title:o.period,value:({record:e})=>e.since??null,cell:({record:e})=>s(T,{since:e.since,until:e.until,attested:e.attested})},{key:`evidence`,title:o.evidence,value:({record:e})=>_[c][e.evidence],cell:({record:t})=>s(a,{children:[s(C,{evidence:t.evidence,sources:t.sources}),` `,s(`small`,{children:s(e,{path:`/history`,params:{record:t.id},children:o.history})})]})}];return s(`section`,{"aria-labelledby":`partners`,children:[s(`h2`,{id:`partners`,children:[o.partners,` `,s(`small`,{children:l.length})]}),l.length>0&&s(M,{long:l.length>25,summary:o.each(l.length),children:s(w,{name:`partners`,caption:o.partners,columns:u,rows:l,rowKey:({record:e})=>e.id,filterable:l.length>12})}),n.length>0&&s(`p`,{class:`quiet`,children:o.agreed(n.length)}),i>0&&s(le,{count:i})]})}function le({count:e}){let t=N(),n=i().params.get(`evidence`)?.includes(`SYNTHETIC`)??!1;return s(`p`,{class:`place-placeholders`,children:[!n&&s(a,{children:[t.placeholdersOut(e),` `]}),s(`button`,{type:`button`,"aria-pressed":n,onClick:()=>c({params:{evidence:n?null:`OFFICIAL,REPORTED,DERIVED,SYNTHETIC`}}),children:n?t.hidePlaceholders:t.showPlaceholders(e)})]})}function P({end:t}){return t.code?s(e,{path:`/place/${t.code}`,children:t.name}):s(a,{children:t.name})}function ue({contacts:e}){let t=N(),n=m(),r=e.filter(e=>e.distance>0);return r.length===0?null:s(`section`,{"aria-labelledby":`above`,children:[s(`h2`,{id:`above`,children:[t.above,` `,s(`small`,{children:r.length})]}),s(`p`,{class:`quiet`,children:t.aboveNote}),s(`ul`,{class:`record-list`,children:r.map(e=>s(`li`,{children:[s(`div`,{class:`record-name`,children:s(P,{end:e.who})}),s(`div`,{class:`quiet record-parts`,children:[s(`span`,{children:s(P,{end:e.at})}),s(`span`,{children:ie[n][e.relation]})]}),s(C,{evidence:e.evidence,sources:e.ties.slice(0,1).flatMap(e=>e.sources)})]},e.who.id))})]})}function de({places:t,support:n}){let r=N();if(t.length===0)return null;let i=new Set(n.current.flatMap(e=>[e.supported.code,e.supported.within?.code]));return s(`section`,{"aria-labelledby":`below`,children:[s(`h2`,{id:`below`,children:[r.below,` `,s(`small`,{children:t.length})]}),s(`ul`,{class:`place-list`,children:t.map(({code:t,name:n})=>s(`li`,{class:i.has(t)?`supported`:``,children:s(e,{path:`/place/${t}`,title:i.has(t)?r.supportedMark:void 0,children:n})},t))})]})}function fe({place:e,districts:t}){return e?.__typename===`Prefecture`?e.counties.nodes:e?.__typename===`Province`?[...e.prefectures.nodes,...e.counties.nodes,...t?.nodes??[]]:[]}function F(e){return e.find(e=>e.evidence===`SYNTHETIC`)?.count??0}function I(e){return e.evidence!==`SYNTHETIC`}function L(e){let t=[],n=(e,n,r,i,a)=>{let{id:o,until:s,amount:c,evidence:l,sources:u}=a;t.push({list:e,id:o,from:n,to:r,since:i??null,until:s??null,amount:c??null,evidence:l,sources:u})};for(let t of e.pairings.nodes)n(`pairings`,t.supporter.name,t.supported.name,t.since,t);for(let t of e.friendlyPairs.nodes)n(`friendlyPairs`,t.district.name,t.partner.name,t.since,t);for(let t of e.cooperations.nodes)n(`cooperations`,t.from.name,t.to.name,t.since,t);for(let t of e.chambers.nodes)n(`chambers`,t.name,t.host?.name??``,t.founded,t);for(let t of e.liaisonOffices.nodes)n(`liaisonOffices`,t.name,t.host?.name??``,t.established,t);for(let t of e.agreements.nodes)n(`agreements`,t.title,t.parties.map(e=>e.name).join(` · `),t.signedOn,t);for(let t of e.memberships.nodes)n(`memberships`,t.member.name,t.organization.name,t.since,t);for(let t of e.others.nodes)n(`others`,t.from.name,t.to.name,t.since,t);for(let t of R(e))n(`investment`,t.origin.name,t.destination.name,String(t.year),t);return t}function R(e){return e.__typename===`Province`?[...e.investmentIn,...e.investmentOut].toSorted((e,t)=>t.year-e.year||t.amount-e.amount):[]}function z(e){return[`pairings`,`friendlyPairs`,`cooperations`,`chambers`,`liaisonOffices`,`agreements`,`memberships`,`others`].map(t=>({list:t,shown:e[t].nodes.length,total:e[t].totalCount})).filter(({shown:e,total:t})=>e<t)}function B(e,t){let n=e.filter(e=>!O(e.until,t)).toSorted((e,t)=>U(e.supporter.code,t.supporter.code)||U(e.supported.code,t.supported.code));return{current:n,ended:e.filter(e=>O(e.until,t)),counties:V(n),supporters:H(n,e=>e.supporter),areas:H(n,e=>e.supported.within??e.supported),since:oe(n.map(e=>e.since??null))}}function V(e){let t=D();return e.reduce((e,{supported:n,countyCount:r})=>e+t(n.code,r),0)}function H(e,t){let n=new Map;for(let r of e){let{code:e,name:i}=t(r);n.set(e,{name:i,own:[...n.get(e)?.own??[],r]})}return[...n].map(([e,{name:t,own:n}])=>({code:e,name:t,counties:V(n)})).toSorted((e,t)=>t.counties-e.counties||U(e.code,t.code))}function U(e,t){return e<t?-1:+(e>t)}var W=4;function pe(e,t,n,r,i){if(t.counties>0)return me(e,t,r,i);let a=t.ended[0];if(a?.until&&!K(e.code))return r.wasSupported(e.name,b(a.until,i),V(t.ended));let o=L(e).filter(e=>e.evidence!==`SYNTHETIC`&&e.list!==`investment`).length;if(o>0)return r.tied(e.name,o);let s=n?.contacts[0];return s?r.tiedAbove(e.name,s.at.name,s.who.name):r.untied(e.name)}function me(e,t,n,r){if(K(e.code))return n.supporter(e.name,t.counties,t.areas.length,G(t.areas,n));let[i]=t.current;if(t.current.length===1&&i&&i.supported.code===e.code){let a=t.since&&b(t.since,r);return n.supported(e.name,i.supporter.name,p[r][i.scheme],a)}return n.supportedArea(e.name,t.counties,t.supporters.length,G(t.supporters,n))}function G(e,t){let n=e.slice(0,W).map(e=>t.share(e.name,e.counties)).join(t.and);return e.length>W?`${n}${t.comma}${t.more(e.length)}`:n}function K(e){return e.startsWith(`31`)}function he({place:e,support:t}){let n=N(),r=j(e.cooperations.nodes,e.agreements.nodes).others.length+e.agreements.nodes.length,i=e.friendlyPairs.nodes.filter(I).length,a=e.chambers.nodes.filter(I).length+e.liaisonOffices.nodes.filter(I).length,o=(...e)=>{let t=e.reduce((e,t)=>e+F(t),0);return t>0?n.placeholders(t):null};return s(`dl`,{class:`place-facts`,"aria-label":n.facts,children:[s(_e,{place:e,support:t}),s(q,{value:i,title:n.friendlyKnown(i),note:o(e.friendlyPairs.byEvidence)}),s(q,{value:r,title:n.agreementsKnown,note:null}),s(q,{value:a,title:n.bodiesKnown,note:o(e.chambers.byEvidence,e.liaisonOffices.byEvidence)}),e.__typename===`Province`&&s(ge,{place:e})]})}function ge({place:e}){let n=N(),r=m(),[i,a]=K(e.code)?[e.investmentOut,e.investmentIn]:[e.investmentIn,e.investmentOut],o=i[0]?.year;if(o===void 0)return null;let c=e=>t(e.filter(e=>e.year===o).reduce((e,t)=>e+t.amount,0),r,2),l=K(e.code)?n.investedElsewhere(o,c(a)):n.investedHere(o,c(a));return s(q,{value:c(i),title:n.invested,note:l})}function _e({place:e,support:t}){let n=N(),r=m();if(K(e.code))return s(q,{value:t.counties,title:n.countiesSupporting,note:e.level===`PROVINCE`?n.areas(t.areas.length):t.areas.slice(0,2).map(e=>e.name).join(n.and)});let i=t.supporters.map(e=>e.name);if(t.counties>0&&t.current.every(t=>t.supported.code===e.code))return t.supporters.every(e=>e.code===`310000`)?s(q,{value:i.join(n.and),title:n.supportsHere,note:s(a,{children:[n.noDistrict,n.comma,s(T,{since:t.since})]})}):s(q,{value:i.length,title:n.supportedHere,note:s(a,{children:[i.join(n.and),n.comma,s(T,{since:t.since})]})});let o=t.ended[0]?.until;return t.counties===0&&o?s(q,{value:0,title:n.countiesSupported,note:n.supportedUntil(V(t.ended),b(o,r))}):s(q,{value:t.counties,title:n.countiesSupported,note:i.length>2?`${i.length} ${n.districtsSupporting}`:i.join(n.and)})}function q({value:e,title:t,note:n}){let r=N(),i=e===0;return s(`div`,{class:i?`none`:``,children:[s(`dt`,{children:t}),s(`dd`,{class:`large-figure`,children:i?`—`:e}),s(`dd`,{class:`quiet`,children:i&&!n?r.noRecord:n})]})}function ve({place:t}){let n=N();return s(`nav`,{class:`place-crumbs`,"aria-label":n.crumbs,children:s(`ol`,{children:[s(`li`,{children:s(e,{path:`/`,children:n.nation})}),t.ancestors.toReversed().map(t=>s(`li`,{children:s(e,{path:`/place/${t.code}`,children:t.name})},t.code)),s(`li`,{"aria-current":`page`,children:t.name})]})})}function ye({place:t}){let n=N(),r=m(),i=r===`zh`?t.english:t.chinese;return s(`div`,{class:`place-head`,children:[s(`p`,{class:`place-names record-parts`,children:[i!==t.name&&s(`span`,{lang:r===`zh`?`en`:`zh`,children:i}),s(`span`,{lang:`zh-Latn`,children:t.pinyin}),s(`span`,{children:t.__typename===`District`?n.districtLevel:ee[r][t.level]}),s(`span`,{children:t.code})]}),s(`p`,{class:`way-list`,children:[s(e,{class:`button`,path:`/`,params:{place:t.code},children:n.onMap}),s(e,{class:`button`,path:`/network`,params:{place:t.code},children:n.inNetwork}),s(e,{class:`button`,path:`/history`,params:{record:t.id},children:n.history}),!K(t.code)&&s(e,{class:`button`,path:`/duty`,params:{place:t.code},children:n.duty})]})]})}var be=8;function J({name:e,title:t,items:n}){let r=N();if(n.length===0)return null;let i=n.length>10?n.slice(be):[];return s(`section`,{"aria-labelledby":e,children:[s(`h2`,{id:e,children:[t,` `,s(`small`,{children:n.length})]}),s(Y,{items:n.slice(0,n.length-i.length)}),i.length>0&&s(`details`,{children:[s(`summary`,{children:r.rest(i.length)}),s(Y,{items:i})]})]})}function Y({items:e}){return s(`ul`,{class:`record-list`,children:e.map(e=>s(`li`,{children:[s(`div`,{class:`record-name`,children:e.name}),s(`div`,{class:`quiet record-parts`,children:e.about.filter(Boolean).map((e,t)=>s(`span`,{children:e},t))}),s(C,{evidence:e.evidence,sources:e.sources})]},e.id))})}function xe({place:e}){let t=N(),n=m(),r=[...e.liaisonOffices.nodes.map(e=>({...e,kind:t.office,began:e.established})),...e.chambers.nodes.map(e=>({...e,kind:t.chamber,began:e.founded}))].map(e=>({id:e.id,name:e.name,evidence:e.evidence,sources:e.sources,about:[`${e.kind}${t.comma}${h[n][e.level]}`,e.home&&s(a,{children:[t.represents,` `,s(P,{end:e.home})]}),e.host&&s(a,{children:[t.hosted,` `,s(P,{end:e.host})]}),`address`in e&&e.address,s(T,{since:e.began})]}));return s(J,{name:`bodies`,title:t.bodies,items:r})}function Se({place:e}){let t=N(),n=m(),r=e.agreements.nodes.map(e=>({id:e.id,name:e.title,evidence:e.evidence,sources:e.sources,about:[g[n][e.kind],e.signedOn?t.signed(b(e.signedOn,n)):s(T,{since:null}),e.renewal&&t.renewal,s(Ce,{parties:e.parties})]}));return s(J,{name:`agreements`,title:t.agreements,items:r})}function Ce({parties:e}){let{and:t}=N();return s(a,{children:e.map((e,n)=>s(`span`,{children:[n>0&&t,s(P,{end:e})]},e.code))})}function we({place:e}){let t=N(),n=m(),r=e.memberships.nodes.map(r=>({id:r.id,name:r.organization.name,evidence:r.evidence,sources:r.sources,about:[d[n][r.organization.kind],r.member.id!==e.id&&r.member.name,r.role===`FOUNDER`?t.founder:t.member,r.rotatingChair&&t.chair,s(T,{since:r.since,until:r.until})]})),i=e.others.nodes.filter(e=>e.kind===`LEADS`).map(e=>({id:e.id,name:e.to.name,evidence:e.evidence,sources:e.sources,about:[e.to.__typename===`Organization`&&d[n][e.to.organizationKind],t.leads]}));return s(J,{name:`organizations`,title:t.organizations,items:[...r,...i]})}function Te({place:e}){let t=N(),n=m(),r=e.others.nodes.filter(e=>e.kind===`PARTICIPATES`).map(e=>({id:e.id,name:e.to.name,evidence:e.evidence,sources:e.sources,about:[...e.to.__typename===`Programme`?[f[n][e.to.programmeKind],ae[n][e.to.status]]:[],e.since&&s(T,{since:e.since,until:e.until})]}));return s(J,{name:`programmes`,title:t.programmes,items:r})}function Ee({place:e}){let n=N(),r=m(),i=e.others.nodes.filter(e=>e.kind===`MEASURES`).map(e=>({id:e.id,name:e.from.name,evidence:e.evidence,sources:e.sources,about:e.from.__typename===`Indicator`?e.from.observations.map((n,i)=>s(`span`,{children:[s(`b`,{children:n.text??(n.value===null||n.value===void 0?`—`:t(n.value,r,2))}),` `,e.from.__typename===`Indicator`&&e.from.unit,n.until&&` · ${b(n.until,r)}`]},i)):[]}));return s(J,{name:`figures`,title:n.figures,items:i})}function De({place:e,support:t,picture:n}){let r=N(),i=e.code.startsWith(`53`),a=i?e.level===`PROVINCE`?r.locatorPrefectures:r.locatorYunnan(e.name):r.locator(e.name),o=e.ancestors.filter(({level:e})=>!i||e!==`PROVINCE`).map(({code:e})=>e);return s(se,{area:i?`YUNNAN`:`CHINA`,marked:[e.code,...o],dots:Oe(e,t),picture:n,label:a,caption:a})}function Oe(e,t){let n=[],r=(e,t,r)=>{n.push({key:`${r} ${e.code}`,at:[e.location.longitude,e.location.latitude],shape:t,kind:r,title:e.name})};if(K(e.code)){for(let t of e.friendlyPairs.nodes.filter(I))r(t.partner,`square`,`friendly`);for(let t of e.cooperations.nodes)`location`in t.to&&r(t.to,`square`,`cooperation`)}for(let e of t.current)r(e.supported,`circle`,`support`);return K(e.code)?r(e,`circle`,`shanghai`):e.level===`COUNTY`&&r(e,`ring`,`here`),n}function ke({place:e}){let n=N(),r=m(),i=R(e);if(i.length===0)return null;let a=K(e.code),o=Math.max(...i.map(e=>e.amount)),c=t=>t.destination.code===e.code,l=[{key:`year`,title:n.year,value:e=>e.year},{key:`direction`,title:n.direction,value:e=>c(e)?a?n.inwardSelf:n.inward:a?n.outwardSelf:n.outward},...a?[{key:`province`,title:n.place,value:e=>(c(e)?e.origin:e.destination).name,cell:e=>s(P,{end:c(e)?e.origin:e.destination})}]:[],{key:`amount`,title:n.amount,unit:n.amountUnit,numeric:!0,bar:!0,value:e=>e.amount,cell:e=>s(`span`,{class:`with-bar`,children:[s(A,{value:e.amount,max:o,kind:`investment`}),s(`span`,{children:t(e.amount,r,2)})]})},{key:`enterprises`,title:n.enterprises,unit:n.enterprisesUnit,numeric:!0,value:e=>e.enterprises},{key:`growth`,title:n.growth,unit:`%`,numeric:!0,value:e=>e.growth??null},{key:`rank`,title:n.rank,numeric:!0,value:e=>e.rank},{key:`evidence`,title:n.evidence,value:e=>_[r][e.evidence],cell:e=>s(C,{evidence:e.evidence,sources:e.sources})}];return s(`section`,{"aria-labelledby":`money`,children:[s(`h2`,{id:`money`,children:n.money}),s(M,{long:i.length>25,summary:n.each(i.length),children:s(w,{name:`money`,caption:n.money,columns:l,rows:i,rowKey:e=>e.id,filterable:i.length>12})}),s(`p`,{class:`quiet`,children:n.moneyNote})]})}var X=u(`
  query PlacePage($code: String!, $evidence: [Evidence!]!, $language: Language!, $below: Boolean!, $first: Int!, $outside: Boolean!) {
    dataset { revision }
    place(by: { code: $code }) {
      __typename
      id
      code
      name(language: $language)
      chinese: name
      english: name(language: EN)
      pinyin
      aliases
      level
      location { longitude latitude basis }
      evidence
      sources { ...PlaceCitation }
      ancestors { id code name(language: $language) level location { longitude latitude } }
      pairings(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlacePairing }
      }
      friendlyPairs(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceFriendlyPair }
      }
      cooperations(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlaceCooperation }
      }
      chambers(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceChamber }
      }
      liaisonOffices(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        byEvidence { evidence count }
        nodes { ...PlaceLiaisonOffice }
      }
      agreements(below: $below, history: true, evidence: $evidence, orderBy: SIGNED_DESC, first: $first) {
        totalCount
        nodes { ...PlaceAgreement }
      }
      memberships(below: $below, history: true, evidence: $evidence, first: $first) {
        totalCount
        nodes { ...PlaceMembership }
      }
      others: ties(
        filter: { kind: { in: [LEADS, PARTICIPATES, MEASURES] } }
        below: $below
        history: true
        evidence: $evidence
        first: $first
      ) {
        totalCount
        nodes { ...PlaceOtherTie }
      }
      ... on Province {
        prefectures(first: 100) { totalCount nodes { code name(language: $language) } }
        counties(filter: { not: { within: { level: { eq: PREFECTURE } } } }, first: 100) {
          totalCount
          nodes { code name(language: $language) }
        }
        investmentOut { ...PlaceInvestment }
        investmentIn { ...PlaceInvestment }
      }
      ... on Prefecture {
        counties(first: 100) { totalCount nodes { code name(language: $language) } }
      }
    }
    districts(first: 20) @skip(if: $outside) { nodes { code name(language: $language) } }
    contacts(place: { code: $code }, evidence: $evidence) @include(if: $outside) {
      contacts {
        rank
        relation
        distance
        evidence
        who { __typename id name(language: $language) ... on Place { code } }
        at { code name(language: $language) }
        ties { id sources { locator source { title } } }
      }
    }
  }

  fragment PlaceCitation on Citation {
    locator
    confidence
    note
    source { id title documentNumber issuer url evidence }
  }

  fragment PlacePairing on Pairing {
    id
    since
    until
    attested
    evidence
    scheme
    countyCount
    supporter { __typename id code name(language: $language) }
    supported {
      id
      code
      name(language: $language)
      location { longitude latitude }
      within { code name(language: $language) }
    }
    sources { ...PlaceCitation }
  }

  fragment PlaceFriendlyPair on FriendlyPair {
    id
    since
    until
    attested
    evidence
    inPublishedTotal
    district { id code name(language: $language) }
    partner { id code name(language: $language) location { longitude latitude } within { code name(language: $language) } }
    sources { ...PlaceCitation }
  }

  fragment PlaceCooperation on Cooperation {
    id
    form
    since
    until
    attested
    evidence
    from { __typename id name(language: $language) ... on Place { code } }
    to { __typename id name(language: $language) ... on Place { code location { longitude latitude } } }
    sources { ...PlaceCitation }
  }

  fragment PlaceChamber on Chamber {
    id
    name(language: $language)
    direction
    level
    founded
    evidence
    inPublishedTotal
    home { code name(language: $language) }
    host { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceLiaisonOffice on LiaisonOffice {
    id
    name(language: $language)
    direction
    level
    established
    address
    evidence
    inPublishedTotal
    home { code name(language: $language) }
    host { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceAgreement on Agreement {
    id
    title(language: $language)
    kind
    signedOn
    renewal
    evidence
    parties { code name(language: $language) }
    sources { ...PlaceCitation }
  }

  fragment PlaceMembership on Membership {
    id
    role
    rotatingChair
    since
    until
    meeting
    evidence
    organization { id name(language: $language) kind }
    member { __typename id name(language: $language) ... on Place { code } }
    sources { ...PlaceCitation }
  }

  fragment PlaceOtherTie on Tie {
    id
    kind
    since
    until
    evidence
    from {
      __typename
      id
      name(language: $language)
      ... on Place { code }
      ... on Indicator {
        unit
        target { value text qualifier from until }
        observations { value text qualifier from until }
      }
    }
    to {
      __typename
      id
      name(language: $language)
      ... on Place { code }
      ... on Programme { programmeKind: kind status }
      ... on Organization { organizationKind: kind }
    }
    sources { ...PlaceCitation }
  }

  fragment PlaceInvestment on InvestmentFlow {
    id
    year
    amount
    enterprises
    growth
    share
    rank
    evidence
    origin { code name(language: $language) }
    destination { code name(language: $language) }
    sources { ...PlaceCitation }
  }
`);function Ae({code:e,support:t}){let n=N(),r=Me(e),i=K(e)?n.supporting:n.support;if(t.current.length+t.ended.length===0)return null;let a=t.current.length>25,o=e=>e.code===`310000`?n.unnamed(e.name,t.current.filter(t=>t.supporter.code===e.code).map(e=>e.supported.name).join(n.and)):e.name,c=s(w,{name:`support`,caption:i,columns:r,rows:t.current,rowKey:e=>e.id,filterable:t.current.length>12});return s(`section`,{"aria-labelledby":`support`,children:[s(`h2`,{id:`support`,children:[i,` `,s(`small`,{children:t.current.length})]}),a&&s(je,{shares:K(e)?t.supporters:t.areas,nameOf:o}),t.current.length>0&&s(M,{long:a,summary:n.each(t.current.length),children:c}),t.ended.length>0&&s(`details`,{class:`place-ended`,open:t.current.length===0,children:[s(`summary`,{children:n.ended(t.ended.length)}),s(w,{name:`ended`,caption:n.ended(t.ended.length),columns:r,rows:t.ended,rowKey:e=>e.id})]})]})}function je({shares:t,nameOf:n}){let r=N(),i=Math.max(...t.map(e=>e.counties));return s(`ul`,{class:`place-shares`,children:t.map(t=>s(`li`,{children:[s(e,{path:`/place/${t.code}`,children:n(t)}),s(A,{value:t.counties,max:i}),s(`span`,{class:`number`,children:r.counties(t.counties)})]},t.code))})}function Me(e){let t=N(),n=m(),r=[{key:`county`,title:t.county,value:e=>e.supported.name,cell:n=>s(a,{children:[s(Z,{place:n.supported,here:e}),n.countyCount>1&&s(`span`,{class:`quiet`,children:[` `,t.counties(n.countyCount)]})]})},{key:`prefecture`,title:t.prefecture,value:e=>e.supported.within?.name??null,cell:t=>t.supported.within&&s(Z,{place:t.supported.within,here:e})},{key:`district`,title:t.district,value:e=>e.supporter.name,cell:t=>s(Z,{place:t.supporter,here:e})},{key:`scheme`,title:t.scheme,value:e=>p[n][e.scheme]},{key:`since`,title:t.period,value:e=>e.since??e.until??null,cell:e=>s(T,{since:e.since,until:e.until,attested:e.attested})},{key:`evidence`,title:t.evidence,value:e=>_[n][e.evidence],cell:e=>s(C,{evidence:e.evidence,sources:e.sources})}],i=K(e)?`district`:`prefecture`;return e.endsWith(`0000`)?r:r.filter(({key:e})=>e!==i)}function Z({place:t,here:n}){return t.code===n?s(a,{children:t.name}):s(e,{path:`/place/${t.code}`,children:t.name})}var Ne=`2025`;function Pe(e,t){let n=[],r=(e,t)=>{t>0&&n.push({kind:e,count:t})},i=(e,t)=>{t&&n.push({kind:e,count:0})},a=e.pairings.nodes,o=[...e.chambers.nodes,...e.liaisonOffices.nodes];i(`noTie`,![...a,...e.friendlyPairs.nodes,...e.cooperations.nodes,...o,...e.agreements.nodes,...e.memberships.nodes,...e.others.nodes].some(I)),i(`afterPlan`,O(Ne,t)&&a.some(e=>!O(e.until,t))),r(`pairingBeginnings`,a.filter(e=>!e.since&&!O(e.until,t)).length),r(`earlierDistricts`,a.filter(e=>e.evidence===`DERIVED`).length),r(`unnamedCounties`,a.filter(e=>e.countyCount>1).reduce((e,t)=>e+t.countyCount,0));let s=F(e.friendlyPairs.byEvidence);r(`friendlyPlaceholders`,s),i(`noFriendlyPair`,s===0&&e.friendlyPairs.nodes.length===0);let c=F(e.chambers.byEvidence)+F(e.liaisonOffices.byEvidence);return r(`bodyPlaceholders`,c),i(`noBody`,c===0&&o.length===0),r(`bodyBeginnings`,e.chambers.nodes.filter(e=>!e.founded).length+e.liaisonOffices.nodes.filter(e=>!e.established).length),r(`addresses`,e.liaisonOffices.nodes.filter(e=>!e.address).length),r(`cooperationBeginnings`,e.cooperations.nodes.filter(e=>!e.since).length),i(`funds`,a.some(e=>!O(e.until,t))),i(`investmentOfProvince`,e.__typename!==`Province`),i(`investmentYears`,e.__typename===`Province`),i(`seat`,e.location.basis!==`SEAT`),n}var Q=100;function Fe(){let{path:e,params:t}=i(),n=decodeURIComponent(e.slice(7)),a={code:n,evidence:te(t),language:l(),below:t.get(`below`)!==`false`,first:Ie(n),outside:!K(n)},{data:o,error:c,slow:u,retry:d}=r(X,n.length>Q?null:a),f=N();return n.length>Q||c?.code===`NOT_FOUND`&&c.candidates.length===0?s($,{code:y(n)}):c?s(v,{title:f.wait,children:s(x,{error:c,retry:d})}):o?o.place?s(Re,{data:o,place:o.place,variables:a}):s($,{code:y(n)}):s(v,{title:f.wait,children:u&&s(S,{})})}function Ie(e){return e===`310000`?500:e.endsWith(`0000`)?200:e.endsWith(`00`)?100:50}function Le({below:e}){let t=N();return s(`div`,{class:`place-scope`,role:`group`,"aria-label":t.scopeTitle,children:[s(`button`,{type:`button`,"aria-pressed":e,onClick:()=>c({params:{below:null}}),children:t.scopeBelow}),s(`button`,{type:`button`,"aria-pressed":!e,onClick:()=>c({params:{below:`false`}}),children:t.scopeSelf})]})}function $({code:t}){let n=N();return s(v,{title:n.missing(t),sentence:n.missingWhy,children:s(re,{children:[s(`p`,{children:n.missingOut}),s(`p`,{class:`way-list`,children:[s(e,{class:`button`,path:`/duty`,params:{place:t},children:n.tryText}),s(e,{class:`button`,path:`/`,children:n.openMap})]})]})})}function Re({data:e,place:t,variables:n}){let r=N(),i=m(),a=o(null),c=k(),l=B(t.pairings.nodes,c),u=t.ancestors.at(-1)?.name??``,d={documents:[{document:X,variables:n}],table:()=>ze(t,r,i),picture:()=>a.current};return s(v,{title:t.name,above:s(ve,{place:t}),sentence:pe(t,l,e.contacts,r,i),actions:d,children:[s(ye,{place:t}),t.level!==`COUNTY`&&s(Le,{below:n.below}),s(he,{place:t,support:l}),s(`div`,{class:`place-columns`,children:[s(`div`,{children:[s(Ae,{code:t.code,support:l}),s(ce,{friendly:t.friendlyPairs.nodes,cooperations:j(t.cooperations.nodes,t.agreements.nodes),placeholders:F(t.friendlyPairs.byEvidence)}),s(xe,{place:t}),s(Se,{place:t}),s(we,{place:t}),s(ke,{place:t}),s(Te,{place:t}),s(Ee,{place:t}),z(t).map(({list:e,shown:t,total:n})=>s(`p`,{role:`note`,children:r.cut(r.lists[e],t,n)},e)),e.contacts&&s(ue,{contacts:e.contacts.contacts})]}),s(`aside`,{children:[s(De,{place:t,support:l,picture:a}),s(de,{places:fe(e),support:l}),s(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[s(`h2`,{id:`unknown`,children:r.unknownTitle}),s(`ul`,{children:Pe(t,c).map(({kind:e,count:t})=>s(`li`,{children:r.unknown[e](t,u)},e))})]})]})]}),s(ne,{records:[...L(t),t]})]})}function ze(e,t,n){let r=new Set(j(e.cooperations.nodes,e.agreements.nodes).agreed.map(({id:e})=>e)),i=e=>O(e,k())?t.hasEnded:t.hasNotEnded;return{titles:t.columns,rows:L(e).filter(({id:e})=>!r.has(e)).map(e=>[t.lists[e.list],e.from,e.to,e.since,e.until,e.list===`investment`?null:i(e.until),e.amount,_[n][e.evidence],e.sources.map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `),e.id])}}export{Fe as View};