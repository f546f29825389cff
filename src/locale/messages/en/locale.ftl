locale-or = { $some } or { $last }
locale-thousand = thousand
locale-million = million
locale-billion = billion
locale-rouble = RUB
