/* empty css       */import{A as e,B as t,D as n,E as r,F as i,I as a,N as o,O as s,T as c,U as l,a as u,d,f,h as p,i as m,j as h,k as g,m as _,p as ee,r as te,w as v,x as y}from"./evidence.js";import{i as ne}from"./choice.js";import{a as re,c as b,i as x,n as S,o as C,s as w}from"./relation.js";import{t as ie}from"./empty.js";import{t as T}from"./evidenced.js";import{t as E}from"./dataTable.js";import{t as D}from"./period.js";import{t as ae}from"./kinds.js";import{l as oe}from"./projection.js";import{n as se,t as O}from"./dotMap.js";import{t as k}from"./bar.js";function A({long:e,summary:t,children:n}){return e?a(`details`,{class:`place-all`,children:[a(`summary`,{children:t}),n]}):a(l,{children:n})}var j=s({zh:{wait:`地点`,nation:`全国`,crumbs:`上级地方`,onMap:`在地图上`,inNetwork:`关系网络`,duty:`应急联系`,lists:{pairings:`对口帮扶`,friendlyPairs:`友好城区`,cooperations:`合作`,chambers:`商会`,liaisonOffices:`办事机构`,agreements:`协议`,memberships:`合作组织`,others:`其他`,investment:`投资`},unknown:{noTie:()=>`没有与本地直接联系的记录。没有记录不等于没有联系。`,pairingBeginnings:e=>`${e} 条结对始于何时，规划没有说；它们在 2020 年底已经存在。`,earlierDistricts:e=>`2020 年底以前由哪个区负责，规划没有说（${e} 个县，记在上海市名下）。`,unnamedCounties:e=>`规划只说有 ${e} 个县（区、市），没有列出名称。`,friendlyPlaceholders:e=>`友好城区的名单没有公布：规划只给出 496 对的总数。这里有 ${e} 对占位，只为补足总数，不是事实。`,noFriendlyPair:()=>`没有友好城区的记录。规划只给出 496 对的总数，没有名单，所以不等于没有。`,bodyPlaceholders:e=>`另有 ${e} 个商会、办事机构只是补足公布总数的占位。`,noBody:()=>`没有商会、办事机构的记录。规划只公布各级总数，没有名单，所以不等于没有。`,bodyBeginnings:e=>`${e} 个商会、办事机构何时成立，没有来源。`,addresses:e=>`${e} 个办事机构的地址，没有来源。`,cooperationBeginnings:e=>`${e} 项合作何时开始，来源没有说。`,funds:()=>`帮扶资金没有按地方公布。`,investmentOfProvince:(e,t)=>`投资只按省公布${t?`，见${t}`:``}。`,investmentYears:()=>`投资只有 2020 年的数字；逐年数字在规划中只有图，没有数。`,seat:()=>`图上的点不是政府驻地的坐标，只表示大致位置。`},unknownTitle:`尚不知道的`,and:`、`,comma:`，`,more:e=>`等 ${e} 个`,share:(e,t)=>`${e} ${t}`,supported:(e,t,n,r)=>r?`${t}自${r}起帮扶${e}（${n}）。`:`${t}帮扶${e}（${n}）；何时开始，规划没有说。`,supportedArea:(e,t,n,r)=>`上海 ${n} 个区帮扶${e}的 ${t} 个县（区、市）：${r}。`,supporter:(e,t,n,r)=>`${e}帮扶 ${t} 个县（区、市），分布在 ${n} 个地州：${r}。`,wasSupported:(e,t,n)=>`上海市曾帮扶${e}${n>1?`的 ${n} 个县（区、市）`:``}，到${t}为止；现在没有帮扶的记录。`,tied:(e,t)=>`${e}有 ${t} 条已知的联系；没有帮扶的记录。`,tiedAbove:(e,t,n)=>`没有${e}与上海直接联系的记录。最近的联系在${t}：${n}。`,untied:e=>`没有${e}与上海联系的记录。没有记录不等于没有联系。`,facts:`要点`,countiesSupported:`个县由上海帮扶`,countiesSupporting:`个县由它帮扶`,districtsSupporting:`个区帮扶`,supportedHere:`个区帮扶本地`,supportedUntil:(e,t)=>`至${t}有 ${e} 个县`,friendlyKnown:`对友好城区`,agreementsKnown:`项合作与协议`,bodiesKnown:`个商会、办事机构`,noRecord:`没有记录`,placeholders:e=>`另有 ${e} 个占位，不计`,invested:`亿元`,investedIn:e=>`${e} 年上海企业在此投资`,investedFrom:e=>`此地企业在沪 ${e} 亿元`,county:`县（区、市）`,district:`结对区`,prefecture:`所在地州`,scheme:`机制`,period:`起止`,evidence:`依据`,partner:`对方`,ourSide:`上海一方`,form:`形式`,place:`地方`,year:`年份`,direction:`方向`,amount:`金额`,amountUnit:`亿元`,enterprises:`企业`,enterprisesUnit:`家`,growth:`增长`,rank:`位次`,counties:e=>`${e} 个县`,support:`谁帮扶谁`,each:e=>`逐条列出 ${e} 条`,rest:e=>`其余 ${e} 条`,supporting:`帮扶哪些地方`,ended:e=>`已经结束的 ${e} 条`,partners:`友好城区与合作`,showPlaceholders:e=>`显示 ${e} 对占位`,hidePlaceholders:`不显示占位`,placeholdersOut:e=>`另有 ${e} 对占位没有列出：它们只为补足公布的总数，不是事实。`,bodies:`商会与办事机构`,chamber:`商会`,office:`办事机构`,represents:`代表`,hosted:`设在`,agreements:`协议`,signed:e=>`${e}签署`,renewal:`续签`,organizations:`协调会、联盟等`,leads:`牵头`,founder:`发起成员`,member:`成员`,chair:`轮值`,programmes:`参与的项目与机制`,figures:`公布的数字`,money:`投资`,inward:`上海 → 此地`,outward:`此地 → 上海`,inwardSelf:`外地 → 上海`,outwardSelf:`上海 → 外地`,moneyNote:`公布的只有 2020 年（表3、表4）。位次是该方向 30 个省区市中的位次。`,above:`上级地方的联系`,aboveNote:`由近及远；本地没有的，可经这些找到上海。`,below:`下级地方`,supportedMark:`有上海的区帮扶`,cut:(e,t,n)=>`${e}有 ${n} 条，这里只有前 ${t} 条。`,missing:e=>`没有代码为 ${e} 的地方`,missingWhy:`代码是 GB/T 2260 的六位数字，如 532931。撤并的地方以现在的代码收录。`,missingOut:`可以在上方搜索名称，或者：`,tryText:`按名称查找`,openMap:`打开地图`,columns:[`种类`,`甲方或名称`,`乙方或所在地`,`起`,`止`,`金额（亿元）`,`依据`,`出处`,`编号`],scopeTitle:`范围`,scopeBelow:`本地及以下`,scopeSelf:`只看本级`,locator:e=>`${e}在全国的位置`,locatorYunnan:e=>`${e}在云南的位置`,locatorPrefectures:`云南省各州市`,locatorNote:`示意图，无审图号`},en:{wait:`Place`,nation:`China`,crumbs:`Places above`,onMap:`On the map`,inNetwork:`Network`,duty:`In an emergency`,lists:{pairings:`Support`,friendlyPairs:`Friendly pairs`,cooperations:`Cooperation`,chambers:`Chambers`,liaisonOffices:`Liaison offices`,agreements:`Agreements`,memberships:`Organizations`,others:`Other`,investment:`Investment`},unknown:{noTie:()=>`No direct tie of this place is on record. That does not mean that there is none.`,pairingBeginnings:e=>`When ${e} ${e===1?`tie`:`ties`} of support began: the plan only says that they held at the end of 2020.`,earlierDistricts:e=>`Which district was responsible until the end of 2020 (${e} ${e===1?`county`:`counties`}, held as of Shanghai).`,unnamedCounties:e=>`Which ${e} counties: the plan gives the number and no names.`,friendlyPlaceholders:e=>`The list of friendly pairs: the plan publishes their total of 496 only. ${e} ${e===1?`placeholder fills`:`placeholders fill`} the total here and ${e===1?`is`:`are`} no fact.`,noFriendlyPair:()=>`Whether it has friendly districts: none is on record, but the plan publishes the total of 496 and no list.`,bodyPlaceholders:e=>`${e} more chambers or offices are placeholders that fill published totals.`,noBody:()=>`Whether it has chambers or liaison offices: none is on record, but the plan publishes totals and no list.`,bodyBeginnings:e=>`When ${e} ${e===1?`chamber or office was`:`chambers and offices were`} founded.`,addresses:e=>`The address of ${e} liaison ${e===1?`office`:`offices`}.`,cooperationBeginnings:e=>`When ${e} ${e===1?`cooperation`:`cooperations`} began.`,funds:()=>`How much was paid for support: the plan does not publish it by place.`,investmentOfProvince:(e,t)=>`Investment is published by province only${t?`: see ${t}`:``}.`,investmentYears:()=>`Investment in other years than 2020: the plan prints it as pictures without numbers.`,seat:()=>`The exact position: the point is not that of its government’s seat.`},unknownTitle:`What is not known`,and:`, `,comma:`, `,more:e=>`and others, ${e} in all`,share:(e,t)=>`${e} ${t}`,supported:(e,t,n,r)=>r?`Supported by ${t} since ${r} (${n}).`:`Supported by ${t} (${n}); the plan does not say since when.`,supportedArea:(e,t,n,r)=>`${n} ${n===1?`district`:`districts`} of Shanghai ${n===1?`supports`:`support`} ${t} ${t===1?`county`:`counties`} of ${e}: ${r}.`,supporter:(e,t,n,r)=>`${e} supports ${t} ${t===1?`county`:`counties`} in ${n} ${n===1?`prefecture`:`prefectures`}: ${r}.`,wasSupported:(e,t,n)=>`Shanghai supported ${n>1?`${n} counties of `:``}${e} until ${t}. No support is on record now.`,tied:(e,t)=>`${e} has ${t} known ${t===1?`tie`:`ties`}. No support is on record.`,tiedAbove:(e,t,n)=>`No direct tie between ${e} and Shanghai is on record. The nearest is that of ${t}: ${n}.`,untied:e=>`No tie between ${e} and Shanghai is on record. That does not mean that there is none.`,facts:`Key figures`,countiesSupported:`counties supported by Shanghai`,countiesSupporting:`counties that it supports`,districtsSupporting:`supporting districts`,supportedHere:`supporting district`,supportedUntil:(e,t)=>`${e} until ${t}`,friendlyKnown:`friendly pairs`,agreementsKnown:`cooperations and agreements`,bodiesKnown:`chambers and offices`,noRecord:`none on record`,placeholders:e=>`${e} placeholders not counted`,invested:`100 m yuan`,investedIn:e=>`invested here from Shanghai in ${e}`,investedFrom:e=>`${e} from here in Shanghai`,county:`County`,district:`District`,prefecture:`Prefecture`,scheme:`Scheme`,period:`Period`,evidence:`Evidence`,partner:`Partner`,ourSide:`In Shanghai`,form:`Form`,place:`Place`,year:`Year`,direction:`Direction`,amount:`Amount`,amountUnit:`100 m yuan`,enterprises:`Enterprises`,enterprisesUnit:void 0,growth:`Growth`,rank:`Rank`,counties:e=>e===1?`1 county`:`${e} counties`,support:`Who supports whom`,each:e=>`List all ${e}`,rest:e=>`${e} more`,supporting:`Whom it supports`,ended:e=>`${e} that ended`,partners:`Friendly pairs and cooperation`,showPlaceholders:e=>`Show ${e} placeholders`,hidePlaceholders:`Hide placeholders`,placeholdersOut:e=>`${e} placeholders are left out: they only fill the published total and are no facts.`,bodies:`Chambers and liaison offices`,chamber:`Chamber`,office:`Liaison office`,represents:`represents`,hosted:`in`,agreements:`Agreements`,signed:e=>`signed on ${e}`,renewal:`renewal`,organizations:`Councils, alliances and others`,leads:`leads`,founder:`founding member`,member:`member`,chair:`rotating chair`,programmes:`Programmes that it takes part in`,figures:`Published figures`,money:`Investment`,inward:`Shanghai → here`,outward:`Here → Shanghai`,inwardSelf:`Elsewhere → Shanghai`,outwardSelf:`Shanghai → elsewhere`,moneyNote:`Only 2020 is published (Tables 3 and 4). The rank is that among the 30 provinces of the direction.`,above:`Ties of the places above it`,aboveNote:`Nearest first: what leads from here to Shanghai.`,below:`Places below`,supportedMark:`supported by a district of Shanghai`,cut:(e,t,n)=>`${e}: only the first ${t} of ${n} are here.`,missing:e=>`No place has the code ${e}`,missingWhy:`Codes are the six digits of GB/T 2260, as 532931. Places that were merged have the present code.`,missingOut:`Search for the name above, or:`,tryText:`Find it by name`,openMap:`Open the map`,columns:[`kind`,`first end or name`,`second end or seat`,`since`,`until`,`amount (100 million yuan)`,`evidence`,`sources`,`id`],scopeTitle:`Scope`,scopeBelow:`This place and all below`,scopeSelf:`This place only`,locator:e=>`${e} in China`,locatorYunnan:e=>`${e} in Yunnan`,locatorPrefectures:`Prefectures of Yunnan`,locatorNote:`schematic, no approval number`}});function ce({friendly:e,cooperations:t,placeholders:n}){let r=j(),i=[...e.map(e=>({record:e,form:r.lists.friendlyPairs,shanghai:e.district,partner:e.partner})),...t.map(e=>({record:e,form:e.form,shanghai:e.from,partner:e.to}))];if(i.length===0&&n===0)return null;let o=[{key:`kind`,title:r.form,value:({form:e})=>e,cell:({record:e,form:t})=>a(l,{children:[a(`span`,{class:`stroke ${ae(`district`in e?`FRIENDLY`:`COOPERATES`)}`,"aria-hidden":`true`}),` `,a(`span`,{lang:`district`in e?void 0:`zh`,children:t})]})},{key:`shanghai`,title:r.ourSide,value:({shanghai:e})=>e.name,cell:({shanghai:e})=>a(M,{end:e})},{key:`partner`,title:r.partner,rowHeader:!0,value:({partner:e})=>e.name,cell:({partner:e})=>a(M,{end:e})},{key:`since`,title:r.period,value:({record:e})=>e.since??null,cell:({record:e})=>a(D,{since:e.since,until:e.until,attested:e.attested})},{key:`evidence`,title:r.evidence,value:({record:e})=>e.evidence,cell:({record:e})=>a(T,{evidence:e.evidence,sources:e.sources})}];return a(`section`,{"aria-labelledby":`partners`,children:[a(`h2`,{id:`partners`,children:[r.partners,` `,a(`small`,{children:i.length})]}),i.length>0&&a(A,{long:i.length>25,summary:r.each(i.length),children:a(E,{name:`partners`,caption:r.partners,columns:o,rows:i,rowKey:({record:e})=>e.id,filterable:i.length>12})}),n>0&&a(le,{count:n})]})}function le({count:e}){let t=j(),n=i().params.get(`evidence`)?.includes(`SYNTHETIC`)??!1;return a(`p`,{class:`place-placeholders`,children:[!n&&a(l,{children:[t.placeholdersOut(e),` `]}),a(`button`,{type:`button`,"aria-pressed":n,onClick:()=>o({params:{evidence:n?null:`OFFICIAL,REPORTED,DERIVED,SYNTHETIC`}}),children:n?t.hidePlaceholders:t.showPlaceholders(e)})]})}function M({end:e}){return e.code?a(h,{path:`/place/${e.code}`,children:e.name}):a(l,{children:e.name})}function ue({contacts:t}){let n=j(),r=e(),i=t.filter(e=>e.distance>0);return i.length===0?null:a(`section`,{"aria-labelledby":`above`,children:[a(`h2`,{id:`above`,children:[n.above,` `,a(`small`,{children:i.length})]}),a(`p`,{class:`quiet`,children:n.aboveNote}),a(`ul`,{class:`record-list`,children:i.map(e=>a(`li`,{children:[a(`div`,{class:`record-name`,children:a(M,{end:e.who})}),a(`div`,{class:`quiet record-parts`,children:[a(`span`,{children:a(M,{end:e.at})}),a(`span`,{children:x[r][e.relation]})]}),a(T,{evidence:e.evidence,sources:e.ties.slice(0,1).flatMap(e=>e.sources)})]},e.who.id))})]})}function N({places:e,support:t}){let n=j();if(e.length===0)return null;let r=new Set(t.current.flatMap(e=>[e.supported.code,e.supported.within?.code]));return a(`section`,{"aria-labelledby":`below`,children:[a(`h2`,{id:`below`,children:[n.below,` `,a(`small`,{children:e.length})]}),a(`ul`,{class:`place-list`,children:e.map(({code:e,name:t})=>a(`li`,{class:r.has(e)?`supported`:``,children:a(h,{path:`/place/${e}`,title:r.has(e)?n.supportedMark:void 0,children:t})},e))})]})}function P({place:e,districts:t}){return e?.__typename===`Prefecture`?e.counties.nodes:e?.__typename===`Province`?[...e.prefectures.nodes,...e.counties.nodes,...t?.nodes??[]]:[]}function F(e){return e.find(e=>e.evidence===`SYNTHETIC`)?.count??0}function I(e){return e.evidence!==`SYNTHETIC`}function L(e){let t=[],n=(e,n,r,i,a)=>{let{id:o,until:s,amount:c,evidence:l,sources:u}=a;t.push({list:e,id:o,from:n,to:r,since:i??null,until:s??null,amount:c??null,evidence:l,sources:u})};for(let t of e.pairings.nodes)n(`pairings`,t.supporter.name,t.supported.name,t.since,t);for(let t of e.friendlyPairs.nodes)n(`friendlyPairs`,t.district.name,t.partner.name,t.since,t);for(let t of e.cooperations.nodes)n(`cooperations`,t.from.name,t.to.name,t.since,t);for(let t of e.chambers.nodes)n(`chambers`,t.name,t.host?.name??``,t.founded,t);for(let t of e.liaisonOffices.nodes)n(`liaisonOffices`,t.name,t.host?.name??``,t.established,t);for(let t of e.agreements.nodes)n(`agreements`,t.title,t.parties.map(e=>e.name).join(` · `),t.signedOn,t);for(let t of e.memberships.nodes)n(`memberships`,t.member.name,t.organization.name,t.since,t);for(let t of e.others.nodes)n(`others`,t.from.name,t.to.name,t.since,t);for(let t of R(e))n(`investment`,t.origin.name,t.destination.name,String(t.year),t);return t}function R(e){return e.__typename===`Province`?[...e.investmentIn,...e.investmentOut].toSorted((e,t)=>t.year-e.year||t.amount-e.amount):[]}function z(e){return[`pairings`,`friendlyPairs`,`cooperations`,`chambers`,`liaisonOffices`,`agreements`,`memberships`,`others`].map(t=>({list:t,shown:e[t].nodes.length,total:e[t].totalCount})).filter(({shown:e,total:t})=>e<t)}function B(e,t){let n=e.filter(e=>!C(e.until,t)).toSorted((e,t)=>U(e.supporter.code,t.supporter.code)||U(e.supported.code,t.supported.code));return{current:n,ended:e.filter(e=>C(e.until,t)),counties:V(n),supporters:H(n,e=>e.supporter),areas:H(n,e=>e.supported.within??e.supported),since:re(n.map(e=>e.since??null))}}function V(e){return e.reduce((e,t)=>e+t.countyCount,0)}function H(e,t){let n=new Map;for(let r of e){let{code:e,name:i}=t(r),a=n.get(e)??{code:e,name:i,counties:0};a.counties+=r.countyCount,n.set(e,a)}return[...n.values()].toSorted((e,t)=>t.counties-e.counties||U(e.code,t.code))}function U(e,t){return e<t?-1:+(e>t)}var W=4;function de(e,t,n,r,i){if(t.counties>0)return fe(e,t,r,i);let a=t.ended[0];if(a?.until&&!K(e.code))return r.wasSupported(e.name,y(a.until,i),V(t.ended));let o=L(e).filter(e=>e.evidence!==`SYNTHETIC`&&e.list!==`investment`).length;if(o>0)return r.tied(e.name,o);let s=n?.contacts[0];return s?r.tiedAbove(e.name,s.at.name,s.who.name):r.untied(e.name)}function fe(e,t,n,r){if(K(e.code))return n.supporter(e.name,t.counties,t.areas.length,G(t.areas,n));let[i]=t.current;if(t.current.length===1&&i&&i.supported.code===e.code){let a=t.since&&y(t.since,r);return n.supported(e.name,i.supporter.name,p[r][i.scheme],a)}return n.supportedArea(e.name,t.counties,t.supporters.length,G(t.supporters,n))}function G(e,t){let n=e.slice(0,W).map(e=>t.share(e.name,e.counties)).join(t.and);return e.length>W?`${n}${t.comma}${t.more(e.length)}`:n}function K(e){return e.startsWith(`31`)}function pe({place:t,support:n}){let r=j(),i=e(),o=t.cooperations.nodes.filter(I).length+t.agreements.nodes.filter(I).length,s=t.chambers.nodes.filter(I).length+t.liaisonOffices.nodes.filter(I).length,c=(...e)=>{let t=e.reduce((e,t)=>e+F(t),0);return t>0?r.placeholders(t):null};return a(`dl`,{class:`place-facts`,"aria-label":r.facts,children:[a(me,{place:t,support:n}),a(q,{value:t.friendlyPairs.nodes.filter(I).length,title:r.friendlyKnown,note:c(t.friendlyPairs.byEvidence)}),a(q,{value:o,title:r.agreementsKnown,note:null}),a(q,{value:s,title:r.bodiesKnown,note:c(t.chambers.byEvidence,t.liaisonOffices.byEvidence)}),t.__typename===`Province`&&!K(t.code)&&t.investmentIn[0]&&a(q,{value:v(t.investmentIn[0].amount,i,2),title:r.invested,note:`${r.investedIn(t.investmentIn[0].year)}${t.investmentOut[0]?`${r.comma}${r.investedFrom(v(t.investmentOut[0].amount,i,2))}`:``}`})]})}function me({place:t,support:n}){let r=j(),i=e();if(K(t.code))return a(q,{value:n.counties,title:r.countiesSupporting,note:n.areas.slice(0,2).map(e=>e.name).join(r.and)});let o=n.supporters.map(e=>e.name);if(n.counties>0&&n.current.every(e=>e.supported.code===t.code))return a(q,{value:o.length,title:r.supportedHere,note:a(l,{children:[o.join(r.and),r.comma,a(D,{since:n.since})]})});let s=n.ended[0]?.until;return n.counties===0&&s?a(q,{value:0,title:r.countiesSupported,note:r.supportedUntil(V(n.ended),y(s,i))}):a(q,{value:n.counties,title:r.countiesSupported,note:o.length>2?`${o.length} ${r.districtsSupporting}`:o.join(r.and)})}function q({value:e,title:t,note:n}){let r=j(),i=e===0;return a(`div`,{class:i?`none`:``,children:[a(`dt`,{children:t}),a(`dd`,{class:`large-figure`,children:i?`—`:e}),a(`dd`,{class:`quiet`,children:i&&!n?r.noRecord:n})]})}function he({place:e}){let t=j();return a(`nav`,{class:`place-crumbs`,"aria-label":t.crumbs,children:a(`ol`,{children:[a(`li`,{children:a(h,{path:`/`,children:t.nation})}),e.ancestors.toReversed().map(e=>a(`li`,{children:a(h,{path:`/place/${e.code}`,children:e.name})},e.code)),a(`li`,{"aria-current":`page`,children:e.name})]})})}function ge({place:t}){let n=j(),r=e(),i=r===`zh`?t.english:t.chinese;return a(`div`,{class:`place-head`,children:[a(`p`,{class:`place-names record-parts`,children:[i!==t.name&&a(`span`,{lang:r===`zh`?`en`:`zh`,children:i}),a(`span`,{lang:`zh-Latn`,children:t.pinyin}),a(`span`,{children:ee[r][t.level]}),a(`span`,{children:t.code})]}),a(`p`,{class:`way-list`,children:[a(h,{class:`button`,path:`/`,params:{place:t.code},children:n.onMap}),a(h,{class:`button`,path:`/network`,params:{place:t.code},children:n.inNetwork}),!K(t.code)&&a(h,{class:`button`,path:`/duty`,params:{place:t.code},children:n.duty})]})]})}var _e=8;function J({name:e,title:t,items:n}){let r=j();if(n.length===0)return null;let i=n.length>10?n.slice(_e):[];return a(`section`,{"aria-labelledby":e,children:[a(`h2`,{id:e,children:[t,` `,a(`small`,{children:n.length})]}),a(Y,{items:n.slice(0,n.length-i.length)}),i.length>0&&a(`details`,{children:[a(`summary`,{children:r.rest(i.length)}),a(Y,{items:i})]})]})}function Y({items:e}){return a(`ul`,{class:`record-list`,children:e.map(e=>a(`li`,{children:[a(`div`,{class:`record-name`,children:e.name}),a(`div`,{class:`quiet record-parts`,children:e.about.filter(Boolean).map((e,t)=>a(`span`,{children:e},t))}),a(T,{evidence:e.evidence,sources:e.sources})]},e.id))})}function ve({place:t}){let n=j(),r=e(),i=[...t.liaisonOffices.nodes.map(e=>({...e,kind:n.office,began:e.established})),...t.chambers.nodes.map(e=>({...e,kind:n.chamber,began:e.founded}))].map(e=>({id:e.id,name:e.name,evidence:e.evidence,sources:e.sources,about:[`${e.kind}${n.comma}${f[r][e.level]}`,e.home&&a(l,{children:[n.represents,` `,a(M,{end:e.home})]}),e.host&&a(l,{children:[n.hosted,` `,a(M,{end:e.host})]}),`address`in e&&e.address,a(D,{since:e.began})]}));return a(J,{name:`bodies`,title:n.bodies,items:i})}function ye({place:t}){let n=j(),r=e(),i=t.agreements.nodes.map(e=>({id:e.id,name:e.title,evidence:e.evidence,sources:e.sources,about:[u[r][e.kind],e.signedOn?n.signed(y(e.signedOn,r)):a(D,{since:null}),e.renewal&&n.renewal,a(be,{parties:e.parties})]}));return a(J,{name:`agreements`,title:n.agreements,items:i})}function be({parties:e}){let{and:t}=j();return a(l,{children:e.map((e,n)=>a(`span`,{children:[n>0&&t,a(M,{end:e})]},e.code))})}function xe({place:t}){let n=j(),r=e(),i=t.memberships.nodes.map(e=>({id:e.id,name:e.organization.name,evidence:e.evidence,sources:e.sources,about:[d[r][e.organization.kind],e.member.id!==t.id&&e.member.name,e.role===`FOUNDER`?n.founder:n.member,e.rotatingChair&&n.chair,a(D,{since:e.since,until:e.until})]})),o=t.others.nodes.filter(e=>e.kind===`LEADS`).map(e=>({id:e.id,name:e.to.name,evidence:e.evidence,sources:e.sources,about:[e.to.__typename===`Organization`&&d[r][e.to.organizationKind],n.leads]}));return a(J,{name:`organizations`,title:n.organizations,items:[...i,...o]})}function Se({place:t}){let n=j(),r=e(),i=t.others.nodes.filter(e=>e.kind===`PARTICIPATES`).map(e=>({id:e.id,name:e.to.name,evidence:e.evidence,sources:e.sources,about:[...e.to.__typename===`Programme`?[_[r][e.to.programmeKind],S[r][e.to.status]]:[],e.since&&a(D,{since:e.since,until:e.until})]}));return a(J,{name:`programmes`,title:n.programmes,items:i})}function Ce({place:t}){let n=j(),r=e(),i=t.others.nodes.filter(e=>e.kind===`MEASURES`).map(e=>({id:e.id,name:e.from.name,evidence:e.evidence,sources:e.sources,about:e.from.__typename===`Indicator`?e.from.observations.map((t,n)=>a(`span`,{children:[a(`b`,{children:t.text??(t.value===null||t.value===void 0?`—`:v(t.value,r,2))}),` `,e.from.__typename===`Indicator`&&e.from.unit,t.until&&` · ${y(t.until,r)}`]},n)):[]}));return a(J,{name:`figures`,title:n.figures,items:i})}function we({place:e,support:t,picture:n}){let r=j(),i=se(e.code.startsWith(`53`)),o=i??oe,s=i?e.level===`PROVINCE`?r.locatorPrefectures:r.locatorYunnan(e.name):r.locator(e.name),c=[e.code,...e.ancestors.map(e=>e.code)];return a(`figure`,{class:`map-figure`,children:[a(O,{outlines:o,marked:i?c.slice(0,2):c,dots:Te(e,t),whole:!i,picture:n,label:s}),a(`figcaption`,{class:`map-note`,children:[s,r.comma,r.locatorNote]})]})}function Te(e,t){let n=[],r=(e,t,r)=>{n.push({key:`${r} ${e.code}`,at:[e.location.longitude,e.location.latitude],shape:t,kind:r,title:e.name})};if(K(e.code)){for(let t of e.friendlyPairs.nodes.filter(I))r(t.partner,`square`,`friendly`);for(let t of e.cooperations.nodes)`location`in t.to&&r(t.to,`square`,`cooperation`)}for(let e of t.current)r(e.supported,`circle`,`support`);return K(e.code)?r(e,`circle`,`shanghai`):e.level===`COUNTY`&&r(e,`ring`,`here`),n}function X({place:t}){let n=j(),r=e(),i=R(t);if(i.length===0)return null;let o=K(t.code),s=Math.max(...i.map(e=>e.amount)),c=e=>e.destination.code===t.code,l=[{key:`year`,title:n.year,value:e=>e.year},{key:`direction`,title:n.direction,value:e=>c(e)?o?n.inwardSelf:n.inward:o?n.outwardSelf:n.outward},...o?[{key:`province`,title:n.place,value:e=>(c(e)?e.origin:e.destination).name,cell:e=>a(M,{end:c(e)?e.origin:e.destination})}]:[],{key:`amount`,title:n.amount,unit:n.amountUnit,numeric:!0,bar:!0,value:e=>e.amount,cell:e=>a(`span`,{class:`with-bar`,children:[a(k,{value:e.amount,max:s,kind:`investment`}),a(`span`,{children:v(e.amount,r,2)})]})},{key:`enterprises`,title:n.enterprises,unit:n.enterprisesUnit,numeric:!0,value:e=>e.enterprises},{key:`growth`,title:n.growth,unit:`%`,numeric:!0,value:e=>e.growth??null},{key:`rank`,title:n.rank,numeric:!0,value:e=>e.rank},{key:`evidence`,title:n.evidence,value:e=>e.evidence,cell:e=>a(T,{evidence:e.evidence,sources:e.sources})}];return a(`section`,{"aria-labelledby":`money`,children:[a(`h2`,{id:`money`,children:n.money}),a(A,{long:i.length>25,summary:n.each(i.length),children:a(E,{name:`money`,caption:n.money,columns:l,rows:i,rowKey:e=>e.id,filterable:i.length>12})}),a(`p`,{class:`quiet`,children:n.moneyNote})]})}var Z=c(`
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
`);function Ee({code:e,support:t}){let n=j(),r=Oe(e),i=K(e)?n.supporting:n.support;if(t.current.length+t.ended.length===0)return null;let o=t.current.length>25,s=a(E,{name:`support`,caption:i,columns:r,rows:t.current,rowKey:e=>e.id,filterable:t.current.length>12});return a(`section`,{"aria-labelledby":`support`,children:[a(`h2`,{id:`support`,children:[i,` `,a(`small`,{children:t.current.length})]}),o&&a(De,{shares:K(e)?t.supporters:t.areas}),t.current.length>0&&a(A,{long:o,summary:n.each(t.current.length),children:s}),t.ended.length>0&&a(`details`,{class:`place-ended`,open:t.current.length===0,children:[a(`summary`,{children:n.ended(t.ended.length)}),a(E,{name:`ended`,caption:n.ended(t.ended.length),columns:r,rows:t.ended,rowKey:e=>e.id})]})]})}function De({shares:e}){let t=j(),n=Math.max(...e.map(e=>e.counties));return a(`ul`,{class:`place-shares`,children:e.map(e=>a(`li`,{children:[a(h,{path:`/place/${e.code}`,children:e.name}),a(k,{value:e.counties,max:n}),a(`span`,{class:`number`,children:t.counties(e.counties)})]},e.code))})}function Oe(t){let n=j(),r=e(),i=[{key:`county`,title:n.county,value:e=>e.supported.name,cell:e=>a(l,{children:[a(Q,{place:e.supported,here:t}),e.countyCount>1&&a(`span`,{class:`quiet`,children:[` `,n.counties(e.countyCount)]})]})},{key:`prefecture`,title:n.prefecture,value:e=>e.supported.within?.name??null,cell:e=>e.supported.within&&a(Q,{place:e.supported.within,here:t})},{key:`district`,title:n.district,value:e=>e.supporter.name,cell:e=>a(Q,{place:e.supporter,here:t})},{key:`scheme`,title:n.scheme,value:e=>p[r][e.scheme]},{key:`since`,title:n.period,value:e=>e.since??e.until??null,cell:e=>a(D,{since:e.since,until:e.until,attested:e.attested})},{key:`evidence`,title:n.evidence,value:e=>e.evidence,cell:e=>a(T,{evidence:e.evidence,sources:e.sources})}],o=K(t)?`district`:`prefecture`;return t.endsWith(`0000`)?i:i.filter(({key:e})=>e!==o)}function Q({place:e,here:t}){return e.code===t?a(l,{children:e.name}):a(h,{path:`/place/${e.code}`,children:e.name})}function ke(e,t){let n=[],r=(e,t)=>{t>0&&n.push({kind:e,count:t})},i=(e,t)=>{t&&n.push({kind:e,count:0})},a=e.pairings.nodes,o=[...e.chambers.nodes,...e.liaisonOffices.nodes];i(`noTie`,![...a,...e.friendlyPairs.nodes,...e.cooperations.nodes,...o,...e.agreements.nodes,...e.memberships.nodes,...e.others.nodes].some(I)),r(`pairingBeginnings`,a.filter(e=>!e.since&&!C(e.until,t)).length),r(`earlierDistricts`,a.filter(e=>e.evidence===`DERIVED`).length),r(`unnamedCounties`,a.filter(e=>e.countyCount>1).reduce((e,t)=>e+t.countyCount,0));let s=F(e.friendlyPairs.byEvidence);r(`friendlyPlaceholders`,s),i(`noFriendlyPair`,s===0&&e.friendlyPairs.nodes.length===0);let c=F(e.chambers.byEvidence)+F(e.liaisonOffices.byEvidence);return r(`bodyPlaceholders`,c),i(`noBody`,c===0&&o.length===0),r(`bodyBeginnings`,e.chambers.nodes.filter(e=>!e.founded).length+e.liaisonOffices.nodes.filter(e=>!e.established).length),r(`addresses`,e.liaisonOffices.nodes.filter(e=>!e.address).length),r(`cooperationBeginnings`,e.cooperations.nodes.filter(e=>!e.since).length),i(`funds`,a.some(e=>!C(e.until,t))),i(`investmentOfProvince`,e.__typename!==`Province`),i(`investmentYears`,e.__typename===`Province`),i(`seat`,e.location.basis!==`SEAT`),n}function Ae(){let{path:e,params:t}=i(),o=decodeURIComponent(e.slice(7)),s={code:o,evidence:ne(t),language:g(),below:t.get(`below`)!==`false`,first:je(o),outside:!K(o)},{data:c,error:l,slow:u,retry:d}=r(Z,s),f=j();return l?.code===`NOT_FOUND`&&l.candidates.length===0?a($,{code:o}):l?a(m,{title:f.wait,children:a(n,{error:l,retry:d})}):c?c.place?a(Ne,{data:c,place:c.place,variables:s}):a($,{code:o}):a(m,{title:f.wait,children:u&&a(te,{})})}function je(e){return e===`310000`?500:e.endsWith(`0000`)?200:e.endsWith(`00`)?100:50}function Me({below:e}){let t=j();return a(`div`,{class:`place-scope`,role:`group`,"aria-label":t.scopeTitle,children:[a(`button`,{type:`button`,"aria-pressed":e,onClick:()=>o({params:{below:null}}),children:t.scopeBelow}),a(`button`,{type:`button`,"aria-pressed":!e,onClick:()=>o({params:{below:`false`}}),children:t.scopeSelf})]})}function $({code:e}){let t=j();return a(m,{title:t.missing(e),sentence:t.missingWhy,children:a(ie,{children:[a(`p`,{children:t.missingOut}),a(`p`,{class:`way-list`,children:[a(h,{class:`button`,path:`/duty`,params:{place:e},children:t.tryText}),a(h,{class:`button`,path:`/`,children:t.openMap})]})]})})}function Ne({data:n,place:r,variables:i}){let o=j(),s=e(),c=t(null),l=w(),u=B(r.pairings.nodes,l),d=r.ancestors.at(-1)?.name??``,f={documents:[{document:Z,variables:i}],table:()=>Pe(r,o),picture:()=>c.current};return a(m,{title:r.name,above:a(he,{place:r}),sentence:de(r,u,n.contacts,o,s),actions:f,children:[a(ge,{place:r}),r.level!==`COUNTY`&&a(Me,{below:i.below}),a(pe,{place:r,support:u}),a(`div`,{class:`place-columns`,children:[a(`div`,{children:[a(Ee,{code:r.code,support:u}),a(ce,{friendly:r.friendlyPairs.nodes,cooperations:r.cooperations.nodes,placeholders:F(r.friendlyPairs.byEvidence)}),a(ve,{place:r}),a(ye,{place:r}),a(xe,{place:r}),a(X,{place:r}),a(Se,{place:r}),a(Ce,{place:r}),z(r).map(({list:e,shown:t,total:n})=>a(`p`,{role:`note`,children:o.cut(o.lists[e],t,n)},e)),n.contacts&&a(ue,{contacts:n.contacts.contacts})]}),a(`aside`,{children:[a(we,{place:r,support:u,picture:c}),a(N,{places:P(n),support:u}),a(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[a(`h2`,{id:`unknown`,children:o.unknownTitle}),a(`ul`,{children:ke(r,l).map(({kind:e,count:t})=>a(`li`,{children:o.unknown[e](t,d)},e))})]})]})]}),a(b,{records:[...L(r),r]})]})}function Pe(e,t){return{titles:t.columns,rows:L(e).map(e=>[t.lists[e.list],e.from,e.to,e.since,e.until,e.amount,e.evidence,e.sources.map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `),e.id])}}export{Ae as View};