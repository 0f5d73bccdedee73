/* empty css       */import{A as e,C as t,D as n,E as r,F as i,H as a,M as o,O as s,P as c,R as l,T as u,V as d,W as f,f as p,k as m,o as h,p as g,t as _,w as ee,y as v}from"./page.js";import{a as y,i as b,r as x,t as S}from"./relation.js";import{t as C}from"./evidenced.js";import{n as te,t as w}from"./progress.js";import{n as T,r as E}from"./dates.js";import{t as D}from"./period.js";var O={SUPPORTED_AREAS:`对口帮扶地区`,OTHER_PROVINCES:`其他省区市`},k={SUPPORTED_AREAS:`supported areas`,OTHER_PROVINCES:`other provinces`};function A(e,t,n){return`${e} ${e===1?t:n}`}var j=n({zh:{title:`应急联系`,sentence:`一地受灾，上海谁与它有联系，先找谁。`,label:`受灾的地方`,hint:`县、乡镇、地州或代码`,ask:`查找`,examples:`例如`,print:`打印`,of:e=>`${e}：应急联系`,readAs:(e,t,n)=>`“${e}”按${n}理解为${t}。请核对。`,choose:e=>`“${e}”可能指几个地方，请选一个：`,similar:e=>`没有叫“${e}”的地方。是不是：`,none:e=>`没有叫“${e}”的地方，也没有名称相近的。`,noneOut:`请写出它所在的县、市或省，或者用六位代码。`,shanghai:e=>`“${e}”在上海。`,shanghaiOut:`这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。`,openPage:`打开地点页`,first:`先找`,firstNone:`没有可找的记录`,placePage:`地点页`,map:`在地图上`,level:`上海给予援助的响应级别`,levelFrom:e=>`${`一二三四`.charAt(e-1)}级及以上`,levelNames:[`Ⅰ级`,`Ⅱ级`,`Ⅲ级`,`Ⅳ级`],levelWorst:`最重`,levelLegend:`填色的级别上海给予援助；Ⅰ级最重。`,levelFor:e=>`适用于${e}`,levelYears:(e,t)=>`规划期 ${e}—${t} 年`,levelOpen:`适用哪个级别没有定论`,levelYes:`援助`,levelNo:`规划没有规定`,levelsBoth:(e,t)=>`${e}：${t}`,thresholdPlaces:O,contacts:`先帮扶，再政府，后商会和组织；各由近及远`,at:[`本地`,`上一级`,`上两级`,`上三级`],route:`最近的一条路`,alsoSupports:(e,t)=>`另帮扶 ${e} 个县：${t}`,supportsSibling:(e,t)=>`帮扶同地州 ${e} 个县：${t}`,supportsWithin:(e,t)=>`帮扶其中 ${e} 个县：${t}`,and:`、`,others:e=>`等 ${e} 个`,locatedIn:e=>`设在${e}`,represents:e=>`代表${e}`,noAddress:`地址未载`,signed:e=>`${e}签署`,nearby:`邻近而有上海帮扶的地方`,nearbyNote:e=>`${e} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,nearbyNone:e=>`${e} 公里以内没有上海帮扶的地方。`,kilometres:e=>`${e} 公里`,unknown:`尚不知道的`,unknownYears:e=>`级别出自规划，规划期到 ${e} 年为止；此后是否不变，规划没有说。`,unknownAddresses:e=>`${e} 个办事机构的地址没有来源。`,unknownDates:e=>`${e} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,unknownPeople:`负责人与值班安排没有收录。`,leftOut:e=>`计算时没有用占位记录（全网 ${e} 条）。`,columns:[`次序`,`关系`,`名称`,`联系所在`,`相距级数`,`起`,`依据`,`出处`],found:(e,t)=>`${e}：先找${t}`,made:(e,t)=>`${e} 查询，数据版本 ${t}`},en:{title:`In an emergency`,sentence:`A place is hit: who in Shanghai is tied to it, and whom to ask first.`,label:`The place that was hit`,hint:`County, township, prefecture or code`,ask:`Find`,examples:`For example`,print:`Print`,of:e=>`${e}: in an emergency`,readAs:(e,t,n)=>`“${e}” was read as ${t}, by ${n}. Please check.`,choose:e=>`“${e}” may mean several places. Choose one:`,similar:e=>`No place is called “${e}”. Is it one of these?`,none:e=>`No place is called “${e}”, and none has a similar name.`,noneOut:`Give the county, city or province that contains it, or its code of six digits.`,shanghai:e=>`“${e}” lies in Shanghai.`,shanghaiOut:`This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.`,openPage:`Open the page of the place`,first:`Ask first`,firstNone:`Nobody is on record`,placePage:`Page of the place`,map:`On the map`,level:`Level of response from which Shanghai helps`,levelFrom:e=>e===1?`Level I`:`Level ${[`I`,`II`,`III`,`IV`][e-1]} or more severe`,levelNames:[`I`,`II`,`III`,`IV`],levelWorst:`most severe`,levelLegend:`Shanghai helps at the filled levels. Level I is the most severe.`,levelFor:e=>`For ${e}`,levelYears:(e,t)=>`the plan’s years, ${e} to ${t}`,levelOpen:`It is open which level applies`,levelYes:`helps`,levelNo:`not stated by the plan`,levelsBoth:(e,t)=>`${e}: ${t}`,thresholdPlaces:k,contacts:`Support, governments, then other bodies; each nearest first`,at:[`the place itself`,`one level above`,`two levels above`,`three levels above`],route:`Nearest route`,alsoSupports:(e,t)=>`Also supports ${A(e,`county`,`counties`)}: ${t}`,supportsSibling:(e,t)=>`Supports ${A(e,`county`,`counties`)} of its prefecture: ${t}`,supportsWithin:(e,t)=>`Supports ${A(e,`county`,`counties`)} in it: ${t}`,and:`, `,others:e=>`, ${e} in all`,locatedIn:e=>`in ${e}`,represents:e=>`represents ${e}`,noAddress:`address not known`,signed:e=>`signed on ${e}`,nearby:`Places near it that Shanghai supports`,nearbyNote:e=>`Within ${e} km, in a straight line between both points. People from Shanghai may be there.`,nearbyNone:e=>`Shanghai supports no place within ${e} km.`,kilometres:e=>`${e} km`,unknown:`What is not known`,unknownYears:e=>`Whether the level still applies: it is that of the plan, whose years end with ${e}.`,unknownAddresses:e=>`The address of ${A(e,`liaison office`,`liaison offices`)}.`,unknownDates:e=>`When ${A(e,`tie`,`ties`)} began. Check first whether ${e===1?`it is`:`they are`} still active.`,unknownPeople:`Who is responsible, and who is on duty.`,leftOut:e=>`Placeholders were not used (${e} in the whole network).`,columns:[`order`,`relation`,`name`,`tied at`,`levels above`,`since`,`evidence`,`sources`],found:(e,t)=>`${e}: ask ${t} first`,made:(e,t)=>`Asked on ${e}, revision ${t} of the network`}});function M({given:t,error:n,retry:r}){let a=j(),o=ee(t);return n.code===`INVALID_ARGUMENT`?i(`div`,{class:`duty-candidates`,role:`alert`,children:[i(`p`,{children:[i(`b`,{children:a.shanghai(o)}),` `,a.shanghaiOut]}),i(`p`,{children:i(e,{class:`button`,path:`/place/${o}`,children:a.openPage})})]}):n.code!==`AMBIGUOUS`&&n.code!==`NOT_FOUND`?i(te,{error:n,retry:r}):n.candidates.length===0?i(`div`,{class:`duty-candidates`,role:`alert`,children:i(`p`,{children:[i(`b`,{children:a.none(o)}),` `,a.noneOut]})}):i(`div`,{class:`duty-candidates`,role:`alert`,children:[i(`p`,{children:i(`b`,{children:n.code===`AMBIGUOUS`?a.choose(o):a.similar(o)})}),i(`ul`,{children:n.candidates.map(t=>i(`li`,{children:i(e,{path:`/duty`,params:{place:t.code},children:[i(`span`,{lang:`zh`,children:t.path}),` `,i(`span`,{class:`quiet`,children:t.code})]})},t.id))})]})}function N(e){let t=[];for(let n of e){let e=t.at(-1);e&&e.at.code===n.at.code?e.contacts.push(n):t.push({at:n.at,distance:n.distance,contacts:[n]})}return t}var P=new Set([`SUPPORTS`,`SUPPORTS_SIBLING`,`FRIENDLY`,`COOPERATION`,`LIAISON_OFFICE`]);function F(e){let t=e.find(e=>P.has(e.relation))??e[0];return t?e.filter(e=>e.relation===t.relation&&e.at.code===t.at.code):[]}function I(e,t){let n=e.ties.filter(e=>`code`in e.to&&e.to.code===t);if(n.length===0)return{own:e.ties,others:[]};let r=e.otherTies.filter(e=>e.kind===`SUPPORTS`);return{own:n,others:[...e.ties.filter(e=>!n.includes(e)),...r]}}function L(e){return e.otherTies.filter(e=>e.kind!==`SUPPORTS`)}function R(e){return e.reduce((e,t)=>e+(`countyCount`in t?t.countyCount:1),0)}function z(e){let t=e.filter(e=>e.relation===`LIAISON_OFFICE`);return{offices:t.length,officesWithoutAddress:t.filter(e=>!e.address).length,undatedTies:e.filter(e=>e.ties.every(e=>!e.since)).length}}function B(e,t){let n=t.level===`PREFECTURE`?t.code.slice(0,4):t.code;return e.filter(({node:e})=>!e.code.startsWith(n))}var V=6;function H({contacts:e}){let t=j();return e.contacts.length===0?null:i(`section`,{"aria-labelledby":`contacts`,children:[i(`h2`,{id:`contacts`,children:[t.contacts,` `,i(`small`,{children:e.contacts.length})]}),N(e.contacts).map((n,r)=>i(`div`,{class:`duty-group`,children:[i(`h3`,{children:[n.at.name,` `,i(`small`,{children:t.at[n.distance]})]}),i(`ol`,{start:n.contacts[0]?.rank,children:n.contacts.map(t=>i(U,{contact:t,code:e.place.code},t.who.id))})]},r))]})}function U({contact:t,code:n}){let r=m(),{own:a}=I(t,n);return i(`li`,{children:[i(`span`,{class:`duty-rank`,"aria-hidden":`true`,children:t.rank}),i(`div`,{children:[i(`b`,{children:`code`in t.who?i(e,{path:`/place/${t.who.code}`,children:t.who.name}):t.who.name}),` `,i(`span`,{class:`duty-relation`,children:b[r][t.relation]}),i(`div`,{class:`quiet record-parts`,children:i(W,{contact:t,code:n})})]}),i(C,{evidence:t.evidence,sources:(a[0]??t.ties[0])?.sources??[]})]})}function W({contact:e,code:t}){let n=j(),r=m(),{own:a,others:o}=I(e,t),s=[],c=a[0];switch(e.relation){case`SUPPORTS`:o.length>0||a.length===1?(c&&`scheme`in c&&s.push(p[r][c.scheme]),s.push(i(D,{since:c?.since})),o.length>0&&s.push(n.alsoSupports(R(o),G(o,n)))):s.push(n.supportsWithin(R(a),G(a,n)));break;case`SUPPORTS_SIBLING`:s.push(n.supportsSibling(R(a),G(a,n)));break;case`LIAISON_OFFICE`:case`CHAMBER`:s.push(...e.ties.map(e=>e.kind===`LOCATED`?n.locatedIn(e.to.name):n.represents(e.to.name))),e.relation===`LIAISON_OFFICE`&&s.push(e.address??n.noAddress);break;case`COOPERATION`:s.push(...e.ties.map(e=>i(f,{children:[`form`in e&&i(`span`,{lang:`zh`,children:[e.form,` `]}),e.since?v(e.since,r):i(D,{since:null})]})));break;case`AGREEMENT`:s.push(c?.since?n.signed(v(c.since,r)):i(D,{since:null}));break;default:s.push(i(D,{since:c?.since}))}return s.push(...L(e).map(e=>`${g[r][e.kind]} ${e.to.name}`)),i(f,{children:s.map((e,t)=>i(`span`,{children:e},t))})}function G(e,t){let n=e.slice(0,V).map(e=>e.to.name).join(t.and);return e.length>V?`${n}${t.others(e.length)}`:n}var K=[`漾濞县`,`漾濞县苍山西镇`,`漾鼻县`,`532931`];function q({text:t}){let n=j(),[r,s]=a(t),c=d(null);return l(()=>s(t),[t]),l(()=>{t||c.current?.focus()},[t]),i(`form`,{class:`duty-form`,role:`search`,onSubmit:e=>{e.preventDefault(),r.trim()?o({params:{place:r.trim()}}):c.current?.focus()},children:[i(`label`,{for:`duty-place`,children:n.label}),i(`div`,{class:`duty-field`,children:[i(`input`,{id:`duty-place`,ref:c,type:`search`,name:`place`,autocomplete:`off`,maxLength:100,placeholder:n.hint,value:r,onInput:e=>s(e.currentTarget.value)}),i(`button`,{type:`submit`,class:`primary`,children:n.ask})]}),i(`p`,{class:`quiet duty-examples`,children:[n.examples,K.map(t=>i(e,{path:`/duty`,params:{place:t},lang:`zh`,children:t},t))]})]})}var J=u(`
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
          ... on Place { code }
        }
        at { code name(language: $language) }
        ties {
          id
          kind
          since
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { scheme countyCount }
          ... on Cooperation { form }
        }
        otherTies {
          id
          kind
          to { id name(language: $language) ... on Place { code } }
          sources { ...DutyCitation }
          ... on Pairing { countyCount }
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
    source { id title documentNumber evidence }
  }
`),Y=u(`
  query DutyNearby($longitude: Float!, $latitude: Float!, $kilometres: Float!, $language: Language!) {
    places(
      filter: {
        near: { longitude: $longitude, latitude: $latitude, kilometres: $kilometres }
        pairings: { some: {} }
      }
      orderBy: DISTANCE_ASC
      first: 40
    ) {
      edges {
        distance
        node {
          id
          code
          name(language: $language)
          pairings(evidence: [OFFICIAL, REPORTED, DERIVED], first: 5) {
            nodes { id since evidence supporter { code name(language: $language) } }
          }
        }
      }
    }
  }
`),X=150,Z=8;function Q({place:n}){let a=j(),o=m(),{longitude:c,latitude:l}=n.location,{data:u}=r(Y,{longitude:c,latitude:l,kilometres:X,language:s()});if(!u)return null;let d=B(u.places.edges,n).slice(0,Z);return i(`section`,{"aria-labelledby":`nearby`,class:`duty-nearby`,children:[i(`h2`,{id:`nearby`,children:a.nearby}),i(`p`,{class:`quiet`,children:d.length>0?a.nearbyNote(X):a.nearbyNone(X)}),i(`ul`,{children:d.map(({node:n,distance:r})=>i(`li`,{children:[i(e,{path:`/duty`,params:{place:n.code},children:n.name}),i(`span`,{class:`number`,children:a.kilometres(t(r??0,o))}),n.pairings.nodes.map(t=>i(`span`,{children:[i(e,{path:`/place/${t.supporter.code}`,children:t.supporter.name}),` `,i(`span`,{class:`quiet`,children:i(D,{since:t.since})})]},t.id))]},n.id))})]})}function ne({threshold:e,thresholds:t}){let n=j();return i(`section`,{class:`duty-level`,"aria-labelledby":`level`,children:[i(`h2`,{id:`level`,children:n.level}),e?i(re,{threshold:e}):i(f,{children:[i(`p`,{children:i(`b`,{children:n.levelOpen})}),i(`ul`,{children:t.map(e=>i(`li`,{children:n.levelsBoth(n.thresholdPlaces[e.places],e.text)},e.places))})]})]})}function re({threshold:e}){let t=j(),n=e.figure.observations[0];return i(f,{children:[i(`p`,{class:`large-figure`,children:e.level?t.levelFrom(e.level):e.text}),i(`ol`,{class:`duty-levels`,children:t.levelNames.map((n,r)=>{let a=e.level!==null&&e.level!==void 0&&r<e.level;return i(`li`,{class:a?`helps`:``,children:[n,i(`span`,{class:`hidden-text`,children:[` `,r===0&&t.levelWorst,` `,a?t.levelYes:t.levelNo]})]},n)})}),i(`p`,{class:`quiet`,children:t.levelLegend}),i(`p`,{class:`quiet record-parts`,children:[e.level&&t.levelFrom(e.level)!==e.text&&i(`span`,{lang:`zh`,children:e.text}),i(`span`,{children:t.levelFor(t.thresholdPlaces[e.places])}),n?.from&&n.until&&i(`span`,{children:t.levelYears(n.from,n.until)})]}),i(C,{evidence:`OFFICIAL`,sources:e.sources})]})}var ie=100;function ae(){let e=j(),t=c().params.get(`place`)?.trim().slice(0,ie)??``,n=s(),a=t?{text:t,language:n}:null,{data:o,error:l,slow:u,retry:d}=r(J,a),f=t?o?.contacts:void 0,p=f&&a?{documents:[{document:J,variables:a}],table:()=>le(f,e,n===`ZH`?`zh`:`en`)}:void 0;return i(_,{title:f?e.of(f.place.name):e.title,sentence:f?void 0:e.sentence,actions:p,children:[i(q,{text:t}),u&&i(w,{}),t&&l&&i(M,{given:t,error:l,retry:d}),f&&i(oe,{contacts:f})]})}function oe({contacts:t}){let n=j(),r=m(),{place:a,matched:o}=t,s=!o||o.by===`NAME`||o.by===`CODE`;return i(`div`,{class:`duty-answer`,children:[i(`p`,{class:`hidden-text`,role:`status`,children:n.found(a.name,F(t.contacts)[0]?.who.name??n.firstNone)}),i(`div`,{class:`duty-line`,children:[i(`p`,{class:`duty-place record-parts`,children:[i(`span`,{children:[a.ancestors.toReversed().map(e=>`${e.name} › `),i(`b`,{children:a.name})]}),i(`span`,{class:`quiet`,children:a.code}),i(`span`,{children:i(e,{path:`/place/${a.code}`,children:n.placePage})}),i(`span`,{children:i(e,{path:`/`,params:{place:a.code},children:n.map})})]}),i(`button`,{type:`button`,class:`duty-print`,onClick:()=>window.print(),children:n.print})]}),!s&&i(`p`,{class:`duty-check`,role:`note`,children:n.readAs(o.text,a.name,S[r][o.by])}),i(`div`,{class:`duty-first`,children:[i(se,{contacts:t}),i(ne,{threshold:t.threshold,thresholds:t.thresholds})]}),i(`p`,{class:`duty-notice`,children:t.notice}),t.nearestRoute&&i(`p`,{children:[i(`b`,{children:n.route}),` `,t.nearestRoute.sentence]}),i(H,{contacts:t}),a.level!==`PROVINCE`&&i(Q,{place:a}),i(ce,{contacts:t}),i(y,{records:[...t.contacts.map(({ties:e,otherTies:t})=>({sources:[...e,...t].flatMap(e=>e.sources)})),...t.threshold?[t.threshold]:[]]}),i(`p`,{class:`duty-made quiet`,children:n.made(new Date().toLocaleString(`sv-SE`).slice(0,16),t.basis.revision)})]})}var $=3;function se({contacts:e}){let t=j(),n=m(),r=F(e.contacts);return i(`section`,{class:`duty-who`,"aria-labelledby":`first`,children:[i(`h2`,{id:`first`,children:[t.first,` `,i(`small`,{children:x[n][e.reach]})]}),r.length===0&&i(`p`,{class:`large-figure`,children:t.firstNone}),r.length>$?i(f,{children:[i(`p`,{class:`many`,children:r.map(e=>e.who.name).join(t.and)}),i(`p`,{children:r[0]&&b[n][r[0].relation]})]}):i(`ul`,{children:r.map(t=>i(`li`,{children:[i(`p`,{class:`large-figure`,children:t.who.name}),i(`p`,{class:`record-parts`,children:[i(`span`,{children:b[n][t.relation]}),t.distance>0&&i(`span`,{children:t.at.name}),i(W,{contact:t,code:e.place.code})]}),i(C,{evidence:t.evidence,sources:t.ties[0]?.sources??[]})]},t.who.id))})]})}function ce({contacts:e}){let t=j(),{officesWithoutAddress:n,undatedTies:r}=z(e.contacts),a=e.threshold?.figure.observations[0]?.until,o=e.basis.leftOut.find(e=>e.evidence===`SYNTHETIC`)?.count??0;return i(`section`,{class:`not-known`,"aria-labelledby":`unknown`,children:[i(`h2`,{id:`unknown`,children:t.unknown}),i(`ul`,{children:[i(`li`,{children:t.unknownPeople}),a&&T(a,E())&&i(`li`,{children:t.unknownYears(a)}),n>0&&i(`li`,{children:t.unknownAddresses(n)}),r>0&&i(`li`,{children:t.unknownDates(r)}),o>0&&i(`li`,{children:t.leftOut(o)})]})]})}function le(e,t,n){return{titles:t.columns,rows:e.contacts.map(e=>[e.rank,b[n][e.relation],e.who.name,e.at.name,e.distance,e.ties[0]?.since??null,h[n][e.evidence],(e.ties[0]?.sources??[]).map(({source:e,locator:t})=>[e.title,t].filter(Boolean).join(` `)).join(`; `)])}}export{ae as View};