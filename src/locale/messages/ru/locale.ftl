locale-or = { $some } или { $last }
locale-thousand = тыс.
locale-million = млн
locale-billion = млрд
locale-rouble = руб.
