/** A short article in Chinese with a direct quote, a quoted phrase, a term in marks and a picture's caption. */
export const CHINESE_ARTICLE = `云帆银行上线智能客服
来源：北岸财经
2025 年 3 月 6 日，云帆银行在杭州宣布，其智能客服系统已覆盖全部 320 家网点，日均处理咨询 4.6 万次。
云帆银行首席信息官沈知远表示：“我们不会让模型替客户做决定，它只负责把选项讲清楚，最后一步永远由人来完成。”
他同时承认，系统仍有“答非所问”的情况，今年的目标是把错误率降到百分之一以下。
图｜云帆银行首席信息官沈知远
监管部门要求，所有面向客户的生成内容必须留痕两年，并可逐条追溯到来源。
沈知远说，未来一年银行将投入 8000 万元用于数据治理。
`

/** The same kind of article in English. */
export const ENGLISH_ARTICLE = `Harbour Trust puts its assistants to work
Harbour Trust said on 12 May 2025 that its research assistants now draft 70 percent of first notes on earnings.
"We measure hours saved, not words written," said Maria Lindqvist, chief operating officer of Harbour Trust. "If an analyst has to rewrite the note, we count it as a failure."
The bank spent 14 million dollars on the programme last year and expects to spend 9 million this year.
Regulators have asked for a record of every generated sentence that reaches a client.
`
