"""What the nets of notebook 2 read."""

READ = ("arrive in Boston on Monday the second of May", "到 台北 的 火车 星期一 早上 几 点 开")
"""Of nine words each; the first word is the one to hold in mind."""

REQUESTS = ("I like Taipei", "arrive Taipei on November 2nd", "I would like to arrive in Boston on Monday")
"""Of three, five and nine words."""
