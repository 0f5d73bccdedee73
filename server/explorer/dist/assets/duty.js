/* empty css       */import{A as e,D as t,E as n,N as r,O as i,S as a,_ as o,b as s,f as c,g as l,j as u,t as d,v as f,w as p,x as m,y as h}from"./page.js";import{c as g,i as _,o as v,r as y,s as b,t as x}from"./relation.js";import{t as S}from"./evidenced.js";import{i as C,r as w}from"./evidence.js";import{t as T}from"./period.js";var E={SUPPORTED_AREAS:`对口帮扶地区`,OTHER_PROVINCES:`其他省区市`},D={SUPPORTED_AREAS:`supported areas`,OTHER_PROVINCES:`other provinces`};function O(e,t,n){return`${e} ${e===1?t:n}`}var k=h({zh:{title:`应急联系`,sentence:`一地受灾，上海谁与它有联系，先找谁。`,label:`受灾的地方`,hint:`县、乡镇、地州或代码`,ask:`查找`,examples:`例如`,print:`打印`,of:e=>`${e}：应急联系`,readAs:(e,t,n)=>`“${e}”按${n}理解为${t}。请核对。`,choose:e=>`“${e}”可能指几个地方，请选一个：`,similar:e=>`没有叫“${e}”的地方。是不是：`,none:e=>`没有叫“${e}”的地方，也没有名称相近的。`,noneOut:`请写出它所在的县、市或省，或者用六位代码。`,shanghai:e=>`“${e}”在上海。`,shanghaiOut:`这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。`,openPage:`打开地点页`,first:`先找`,firstNone:`没有可找的记录`,supportHere:`帮扶本地`,placePage:`地点页`,map:`在地图上`,level:`上海给予援助的响应级别`,levelNames:[`Ⅰ级`,`Ⅱ级`,`Ⅲ级`,`Ⅳ级`],levelWorst:`最重`,levelFor:e=>`适用于${e}`,levelYears:(e,t)=>`规划期 ${e}—${t} 年`,levelOpen:`适用哪个级别没有定论`,levelYes:`援助`,levelNo:`规划没有规定`,levelsBoth:(e,t)=>`${e}：${t}`,thresholdPlaces:E,contacts:`由近及远`,rank:`次序`,at:[`本地`,`上一级`,`上两级`,`上三级`],route:`最近的一条路`,supports:e=>e,alsoSupports:(e,t)=>`另帮扶 ${e} 个县：${t}`,supportsSibling:(e,t)=>`帮扶同地州 ${e} 个县：${t}`,supportsWithin:(e,t)=>`帮扶其中 ${e} 个县：${t}`,and:`、`,others:e=>`等 ${e} 个`,locatedIn:e=>`设在${e}`,represents:e=>`代表${e}`,noAddress:`地址未载`,nearby:`邻近而有上海帮扶的地方`,nearbyNote:e=>`${e} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,nearbyNone:e=>`${e} 公里以内没有上海帮扶的地方。`,kilometres:e=>`${e} 公里`,unknown:`尚不知道的`,unknownYears:e=>`级别出自规划，规划期到 ${e} 年为止；此后是否不变，规划没有说。`,unknownAddresses:e=>`${e} 个办事机构的地址没有来源。`,unknownDates:e=>`${e} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,unknownPeople:`负责人与值班安排没有收录。`,leftOut:e=>`计算时没有用占位记录（全网 ${e} 条）。`,columns:[`次序`,`关系`,`名称`,`联系所在`,`相距级数`,`起`,`依据`,`出处`],made:(e,t)=>`${e} 查询，数据修订 ${t}`},en:{title:`In an emergency`,sentence:`A place is hit: who in Shanghai is tied to it, and whom to ask first.`,label:`The place that was hit`,hint:`County, township, prefecture or code`,ask:`Find`,examples:`For example`,print:`Print`,of:e=>`${e}: in an emergency`,readAs:(e,t,n)=>`“${e}” was read as ${t}, by ${n}. Please check.`,choose:e=>`“${e}” may mean several places. Choose one:`,similar:e=>`No place is called “${e}”. Is it one of these?`,none:e=>`No place is called “${e}”, and none has a similar name.`,noneOut:`Give the county, city or province that contains it, or its code of six digits.`,shanghai:e=>`“${e}” lies in Shanghai.`,shanghaiOut:`This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.`,openPage:`Open the page of the place`,first:`Ask first`,firstNone:`Nobody is on record`,supportHere:`supports it`,placePage:`Page of the place`,map:`On the map`,level:`Level of response from which Shanghai helps`,levelNames:[`I`,`II`,`III`,`IV`],levelWorst:`most severe`,levelFor:e=>`For ${e}`,levelYears:(e,t)=>`the plan’s years, ${e} to ${t}`,levelOpen:`It is open which level applies`,levelYes:`helps`,levelNo:`not stated by the plan`,levelsBoth:(e,t)=>`${e}: ${t}`,thresholdPlaces:D,contacts:`Nearest first`,rank:`Order`,at:[`the place itself`,`one level above`,`two levels above`,`three levels above`],route:`Nearest route`,supports:e=>e,alsoSupports:(e,t)=>`Also supports ${O(e,`county`,`counties`)}: ${t}`,supportsSibling:(e,t)=>`Supports ${O(e,`county`,`counties`)} of its prefecture: ${t}`,supportsWithin:(e,t)=>`Supports ${O(e,`county`,`counties`)} in it: ${t}`,and:`, `,others:e=>`, ${e} in all`,locatedIn:e=>`in ${e}`,represents:e=>`represents ${e}`,noAddress:`address not known`,nearby:`Places near it that Shanghai supports`,nearbyNote:e=>`Within ${e} km, in a straight line between both points. People from Shanghai may be there.`,nearbyNone:e=>`Shanghai supports no place within ${e} km.`,kilometres:e=>`${e} km`,unknown:`What is not known`,unknownYears:e=>`Whether the level still applies: it is that of the plan, whose years end with ${e}.`,unknownAddresses:e=>`The address of ${O(e,`liaison office`,`liaison offices`)}.`,unknownDates:e=>`When ${O(e,`tie`,`ties`)} began. Check first whether ${e===1?`it is`:`they are`} still active.`,unknownPeople:`Who is responsible, and who is on duty.`,leftOut:e=>`Placeholders were not used (${e} in the whole network).`,columns:[`order`,`relation`,`name`,`tied at`,`levels above`,`since`,`evidence`,`sources`],made:(e,t)=>`Asked on ${e}, revision ${t} of the data`}});function A({given:e,error:n,retry:r}){let i=k();return n.code===`INVALID_ARGUMENT`?t(`div`,{class:`duty-candidates`,role:`alert`,children:[t(`p`,{children:[t(`b`,{children:i.shanghai(e)}),` `,i.shanghaiOut]}),t(`p`,{children:t(a,{class:`button`,path:`/place/${e}`,children:i.openPage})})]}):n.code!==`AMBIGUOUS`&&n.code!==`NOT_FOUND`?t(w,{error:n,retry:r}):n.candidates.length===0?t(`div`,{class:`duty-candidates`,role:`alert`,children:t(`p`,{children:[t(`b`,{children:i.none(e)}),` `,i.noneOut]})}):t(`div`,{class:`duty-candidates`,role:`alert`,children:[t(`p`,{children:t(`b`,{children:n.code===`AMBIGUOUS`?i.choose(e):i.similar(e)})}),t(`ul`,{children:n.candidates.map(e=>t(`li`,{children:t(a,{path:`/duty`,params:{place:e.code},children:[t(`span`,{lang:`zh`,children:e.path}),` `,t(`span`,{class:`quiet`,children:e.code})]})},e.id))})]})}function j(e){let t=[];for(let n of e){let e=t.at(-1);e&&e.at.code===n.at.code?e.contacts.push(n):t.push({at:n.at,distance:n.distance,contacts:[n]})}return t}var M=new Set([`SUPPORTS`,`SUPPORTS_SIBLING`]);function N(e){let t=e[0];return t?M.has(t.relation)?e.filter(e=>e.relation===t.relation&&e.at.code===t.at.code):[t]:[]}function P(e,t){let n=e.ties.filter(e=>`code`in e.to&&e.to.code===t);return n.length===0?{own:e.ties,others:[]}:{own:n,others:e.ties.filter(e=>!n.includes(e))}}function F(e){let t=e.filter(e=>e.relation===`LIAISON_OFFICE`);return{offices:t.length,officesWithoutAddress:t.filter(e=>!e.address).length,undatedTies:e.filter(e=>e.ties.every(e=>!e.since)).length}}function I(e,t){return e.filter(e=>e.code!==t.code).map(e=>({place:e,kilometres:R(t.location,e.location)})).toSorted((e,t)=>e.kilometres-t.kilometres)}var L=6371.0088;function R(e,t){let n=Math.sin(z(t.latitude-e.latitude)/2)**2+Math.cos(z(e.latitude))*Math.cos(z(t.latitude))*Math.sin(z(t.longitude-e.longitude)/2)**2;return 2*L*Math.asin(Math.min(1,Math.sqrt(n)))}function z(e){return e*Math.PI/180}var B=6;function V({contacts:e}){let n=k();return e.contacts.length===0?null:t(`section`,{"aria-labelledby":`contacts`,children:[t(`h2`,{id:`contacts`,children:[n.contacts,` `,t(`small`,{children:e.contacts.length})]}),j(e.contacts).map((r,i)=>t(`div`,{class:`duty-group`,children:[t(`h3`,{children:[r.at.name,` `,t(`small`,{children:n.at[r.distance]})]}),t(`ol`,{start:r.contacts[0]?.rank,children:r.contacts.map(n=>t(H,{contact:n,code:e.place.code},n.who.id))})]},i))]})}function H({contact:e,code:n}){let r=m(),{own:i}=P(e,n);return t(`li`,{children:[t(`span`,{class:`rank`,"aria-hidden":`true`,children:e.rank}),t(`div`,{children:[t(`b`,{children:`code`in e.who?t(a,{path:`/place/${e.who.code}`,children:e.who.name}):e.who.name}),` `,t(`span`,{class:`relation`,children:_[r][e.relation]}),t(`div`,{class:`quiet parts`,children:t(U,{contact:e,code:n})})]}),t(S,{evidence:e.evidence,sources:(i[0]??e.ties[0])?.sources??[]})]})}function U({contact:e,code:n}){let i=k(),a=m(),{own:o,others:s}=P(e,n),l=[],u=o[0];switch(e.relation){case`SUPPORTS`:s.length>0||o.length===1?(u&&`scheme`in u&&l.push(c[a][u.scheme]),l.push(t(T,{since:u?.since})),s.length>0&&l.push(i.alsoSupports(s.length,W(s,i)))):l.push(i.supportsWithin(o.length,W(o,i)));break;case`SUPPORTS_SIBLING`:l.push(i.supportsSibling(o.length,W(o,i)));break;case`LIAISON_OFFICE`:case`CHAMBER`:l.push(...e.ties.map(e=>e.kind===`LOCATED`?i.locatedIn(e.to.name):i.represents(e.to.name))),e.relation===`LIAISON_OFFICE`&&l.push(e.address??i.noAddress);break;case`COOPERATION`:l.push(...e.ties.map(e=>t(r,{children:[`form`in e&&`${e.form} `,t(T,{since:e.since})]})));break;default:l.push(t(T,{since:u?.since}))}return t(r,{children:l.map((e,n)=>t(`span`,{children:e},n))})}function W(e,t){let n=e.slice(0,B).map(e=>e.to.name).join(t.and);return e.length>B?`${n}${t.others(e.length)}`:n}var G=[`漾濞县`,`漾濞县苍山西镇`,`漾鼻县`,`532931`];function K({text:n}){let r=k(),[o,s]=u(n),c=e(null);return i(()=>s(n),[n]),i(()=>{n||c.current?.focus()},[n]),t(`form`,{class:`duty-form`,role:`search`,onSubmit:e=>{e.preventDefault(),o.trim()?p({params:{place:o.trim()}}):c.current?.focus()},children:[t(`label`,{for:`duty-place`,children:r.label}),t(`div`,{class:`field`,children:[t(`input`,{id:`duty-place`,ref:c,type:`search`,name:`place`,autocomplete:`off`,maxLength:100,placeholder:r.hint,value:o,onInput:e=>s(e.currentTarget.value)}),t(`button`,{type:`submit`,class:`primary`,children:r.ask})]}),t(`p`,{class:`quiet examples`,children:[r.examples,G.map(e=>t(a,{path:`/duty`,params:{place:e},lang:`zh`,children:e},e))]})]})}var q=o(`
  query DutyContacts($text: String!, $language: Language!) {
    contacts(place: { name: $text }) {
      basis { revision leftOut { evidence count } }
      matched { text by }
      reach
      notice(language: $language)
      place {
        __typename
        id
        code
        name(language: $language)
        chinese: name
        pinyin
        level
        location { longitude latitude basis }
        ancestors { code name(language: $language) level }
      }
      threshold { ...DutyThreshold }
      thresholds { ...DutyThreshold }
      nearestRoute { sentence(language: $language) evidence }
      contacts {
        rank
        relation
        distance
        level
        evidence
        address
        who {
          __typename
          id
          name(language: $language)
          sources { ...DutyCitation }
          ... on Place { code }
        }
        at { code name(language: $language) }
        ties {
          id
          kind
          label(language: $language)
          since
          sinceKnown
          evidence
          from { id name(language: $language) }
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { scheme }
          ... on Cooperation { form }
        }
      }
    }
  }

  fragment DutyThreshold on Threshold {
    level
    text
    places
    figure { name(language: $language) observations { from until } }
    sources { ...DutyCitation }
  }

  fragment DutyCitation on Citation {
    locator
    confidence
    note
    source { id title documentNumber issuer issuedOn url evidence }
  }
`),J=o(`
  query DutyNearby($longitude: Float!, $latitude: Float!, $kilometres: Float!, $language: Language!) {
    places(
      filter: {
        near: { longitude: $longitude, latitude: $latitude, kilometres: $kilometres }
        pairings: { some: {} }
      }
      first: 100
    ) {
      totalCount
      nodes {
        id
        code
        name(language: $language)
        location { longitude latitude basis }
        pairings(evidence: [OFFICIAL, REPORTED, DERIVED], first: 10) {
          nodes { id since evidence supporter { id code name(language: $language) } }
        }
      }
    }
  }
`),Y=150,X=8;function Z({place:e}){let n=k(),r=m(),{longitude:i,latitude:o}=e.location,{data:c}=f(J,{longitude:i,latitude:o,kilometres:Y,language:s()});if(!c)return null;let u=I(c.places.nodes,e).slice(0,X);return t(`section`,{"aria-labelledby":`nearby`,class:`duty-nearby`,children:[t(`h2`,{id:`nearby`,children:n.nearby}),t(`p`,{class:`quiet`,children:u.length>0?n.nearbyNote(Y):n.nearbyNone(Y)}),t(`ul`,{children:u.map(({place:e,kilometres:i})=>t(`li`,{children:[t(a,{path:`/duty`,params:{place:e.code},children:e.name}),t(`span`,{class:`number`,children:n.kilometres(l(i,r))}),e.pairings.nodes.map(e=>t(`span`,{children:[t(a,{path:`/place/${e.supporter.code}`,children:e.supporter.name}),` `,t(`span`,{class:`quiet`,children:t(T,{since:e.since})})]},e.id))]},e.id))})]})}function Q({threshold:e,thresholds:n}){let i=k();return t(`section`,{class:`duty-level`,"aria-labelledby":`level`,children:[t(`h2`,{id:`level`,children:i.level}),e?t($,{threshold:e}):t(r,{children:[t(`p`,{children:t(`b`,{children:i.levelOpen})}),t(`ul`,{children:n.map(e=>t(`li`,{children:i.levelsBoth(i.thresholdPlaces[e.places],e.text)},e.places))})]})]})}function $({threshold:e}){let n=k(),i=e.figure.observations[0];return t(r,{children:[t(`p`,{class:`figure`,lang:`zh`,children:e.text}),t(`ol`,{class:`levels`,children:n.levelNames.map((r,i)=>{let a=e.level!==null&&e.level!==void 0&&i<e.level;return t(`li`,{class:a?`helps`:``,children:[r,t(`span`,{class:`hidden-text`,children:[` `,i===0&&n.levelWorst,` `,a?n.levelYes:n.levelNo]})]},r)})}),t(`p`,{class:`quiet parts`,children:[t(`span`,{children:n.levelFor(n.thresholdPlaces[e.places])}),i?.from&&i.until&&t(`span`,{children:n.levelYears(i.from,i.until)})]}),t(S,{evidence:`OFFICIAL`,sources:e.sources})]})}function ee(){let e=k(),r=n().params.get(`place`)?.trim()??``,i=r?{text:r,language:s()}:null,{data:a,error:o,slow:c,retry:l}=f(q,i),u=r?a?.contacts:void 0,p=u&&i?{documents:[{document:q,variables:i}],table:()=>ie(u,e)}:void 0;return t(d,{title:u?e.of(u.place.name):e.title,sentence:u?void 0:e.sentence,actions:p,children:[t(K,{text:r}),c&&t(C,{}),r&&o&&t(A,{given:r,error:o,retry:l}),u&&t(te,{contacts:u})]})}function te({contacts:e}){let n=k(),r=m(),{place:i,matched:o}=e,s=!o||o.by===`NAME`||o.by===`CODE`;return t(`div`,{class:`duty-answer`,"aria-live":`polite`,children:[t(`button`,{type:`button`,class:`duty-print`,onClick:()=>window.print(),children:n.print}),t(`p`,{class:`duty-place parts`,children:[t(`span`,{children:[i.ancestors.toReversed().map(e=>`${e.name} › `),t(`b`,{children:i.name})]}),t(`span`,{class:`quiet`,children:i.code}),t(`span`,{children:t(a,{path:`/place/${i.code}`,children:n.placePage})}),t(`span`,{children:t(a,{path:`/`,params:{place:i.code},children:n.map})})]}),!s&&t(`p`,{class:`duty-check`,role:`note`,children:n.readAs(o.text,i.name,x[r][o.by])}),t(`div`,{class:`duty-first`,children:[t(ne,{contacts:e}),t(Q,{threshold:e.threshold,thresholds:e.thresholds})]}),t(`p`,{class:`duty-notice`,children:e.notice}),e.nearestRoute&&t(`p`,{children:[t(`b`,{children:n.route}),` `,e.nearestRoute.sentence]}),t(V,{contacts:e}),i.level!==`PROVINCE`&&t(Z,{place:i}),t(re,{contacts:e}),t(g,{records:[...e.contacts.map(({ties:e})=>({sources:e.flatMap(e=>e.sources)})),...e.threshold?[e.threshold]:[]]}),t(`p`,{class:`duty-made quiet`,children:n.made(new Date().toLocaleString(`sv-SE`).slice(0,16),e.basis.revision)})]})}function ne({contacts:e}){let n=k(),r=m(),i=N(e.contacts);return t(`section`,{class:`duty-who`,"aria-labelledby":`first`,children:[t(`h2`,{id:`first`,children:[n.first,` `,t(`small`,{children:y[r][e.reach]})]}),i.length===0&&t(`p`,{class:`figure`,children:n.firstNone}),t(`ul`,{children:i.map(n=>t(`li`,{children:[t(`p`,{class:`figure`,children:n.who.name}),t(`p`,{class:`parts`,children:[t(`span`,{children:_[r][n.relation]}),n.distance>0&&t(`span`,{children:n.at.name}),t(U,{contact:n,code:e.place.code})]}),t(S,{evidence:n.evidence,sources:n.ties[0]?.sources??[]})]},n.who.id))})]})}function re({contacts:e}){let n=k(),{officesWithoutAddress:r,undatedTies:i}=F(e.contacts),a=e.threshold?.figure.observations[0]?.until,o=e.basis.leftOut.find(e=>e.evidence===`SYNTHETIC`)?.count??0;return t(`section`,{class:`unknown`,"aria-labelledby":`unknown`,children:[t(`h2`,{id:`unknown`,children:n.unknown}),t(`ul`,{children:[t(`li`,{children:n.unknownPeople}),a&&v(a,b())&&t(`li`,{children:n.unknownYears(a)}),r>0&&t(`li`,{children:n.unknownAddresses(r)}),i>0&&t(`li`,{children:n.unknownDates(i)}),o>0&&t(`li`,{children:n.leftOut(o)})]})]})}function ie(e,t){return{titles:t.columns,rows:e.contacts.map(e=>[e.rank,e.relation,e.who.name,e.at.name,e.distance,e.ties[0]?.since??null,e.evidence,(e.ties[0]?.sources??[]).map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `)])}}export{ee as View};