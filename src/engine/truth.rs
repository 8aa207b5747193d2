//! Three values: what is unknown is not false.

/// Kleene's three truth values, from false to true
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold, whatever the unknown facts are
    False,
    /// It depends on facts that are unknown
    Unknown,
    /// It holds, whatever the unknown facts are
    True,
}

impl Truth {
    /// Holds where both hold
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Holds where one of them holds
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Holds where this does not
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

impl From<Option<bool>> for Truth {
    fn from(holds: Option<bool>) -> Self {
        holds.map_or(Self::Unknown, Self::from)
    }
}
