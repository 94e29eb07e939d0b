//! The stories that the test pages tell. Invented.

/// A story, as it should come in.
pub(super) struct Story {
    pub(super) title: &'static str,
    pub(super) byline: &'static str,
    pub(super) date: &'static str,
    pub(super) outlet: &'static str,
    /// Paragraphs; those that begin with `## ` are sub-heads.
    pub(super) body: &'static [&'static str],
}

pub(super) const FERRY: Story = Story {
    title: "Ferry to Hallinge stays in port after engine fire",
    byline: "Mira Solberg",
    date: "2024-03-05",
    outlet: "Kystposten",
    body: &[
        "The only car ferry between Hallinge and the mainland will stay in port until the end of the month after a fire in its engine \
         room on Sunday night, the operator said.",
        "Nobody was hurt. The crew of nine put out the fire within twenty minutes, and the 83 passengers were taken off by two fishing \
         boats and a lifeboat from Varnes.",
        "“It was the right decision to evacuate, even though the flames were small,” said Tor Ekeland, who heads the harbour office. “You \
         do not wait and see with a ship that is forty years old.”",
        "## Islanders fear for the summer",
        "About 1,900 people live on the island all year round, and four times as many in July. Shop owners there say that a month \
         without the ferry will cost them around 2 million crowns.",
        "Marit Aune, who runs the larger of the two grocery shops, said that she had food for ten days. After that, everything would have \
         to come by the small passenger boat, which carries no pallets.",
        "The county has asked the navy for a landing craft. A spokesman for the navy said that the request had arrived and was being looked \
         at, but that no vessel was free before Thursday.",
        "## A ship past its time",
        "The ferry was built in 1984 and was to be replaced six years ago. The contract for a new one was cancelled twice, first because of \
         the price, then because the yard went bankrupt.",
        "In its latest report, from November, the inspection authority had listed eleven faults on board. Two of them concerned the fuel \
         lines. The operator says that both had been mended by Christmas.",
        "“We will of course answer all questions about the fuel lines,” said the operator's director, Silje Rand. She would not say \
         whether the ferry would ever sail again.",
        "The council of Hallinge meets on Wednesday evening. The mayor has invited the minister of transport, who has not yet replied.",
    ],
};

pub(super) const LIBRARY: Story = Story {
    title: "City finds 14,000 lost books behind a wall",
    byline: "Jonas Okafor and Ana Ruiz",
    date: "2023-11-18",
    outlet: "The Northgate Courier",
    body: &[
        "Workers who were to lay new pipes in the basement of the old Northgate library have found a bricked-up room with some 14,000 \
         books, most of them from before 1900.",
        "The room had been closed in 1941, according to a note that was lying on the floor, to keep the collection safe from air raids. \
         After the war nobody seems to have remembered it.",
        "“We opened the wall and there was this smell of leather and dust,” said Priya Nand, the foreman. “Then the lamp fell on shelves, and \
         more shelves, right to the back.”",
        "The head of the library, Oliver Quist, said that the books were dry and in surprisingly good order. A first look had shown \
         atlases, travel reports and a nearly complete run of the town's first newspaper.",
        "Historians had believed that all copies of the paper from before 1822 were lost. Professor Lena Hartwig of the university called \
         the find “the most important for this town in a hundred years”.",
        "What will become of the books is open. The building was sold to a developer in August, and the contract says that everything \
         inside belongs to the buyer from the first of January.",
        "The developer, Brightwater Homes, said in a statement that it had no interest in the books and would hand them over. It asked \
         only that they be gone by the end of the year, so that the work could go on.",
        "Packing them will take at least ten weeks, the library says, and it has neither the boxes nor the room. More than two hundred \
         people had offered their help by Friday evening.",
        "The council will vote on 60,000 pounds for a warehouse next Tuesday. All four parties have said that they will agree.",
    ],
};

pub(super) const WATER: Story = Story {
    title: "Drought: three valleys must save a third of their water",
    byline: "Clara Benedetti",
    date: "2025-07-22",
    outlet: "Voce della Valle",
    body: &[
        "From Monday, 46 villages in three valleys must use a third less water than last year, the regional government decided on \
         Tuesday. Farmers may water their fields only between ten at night and five in the morning.",
        "The reservoir at Monte Selva holds 21 per cent of what it can hold, the lowest level for July since it was built in 1961. It has \
         rained on four days since the beginning of May.",
        "“We are not yet at the point where taps run dry,” said Paolo Ghedina, who is responsible for water in the regional government. \
         “But if August is like July, we shall be there by September.”",
        "Farmers' unions called the decision unavoidable but late. Their spokeswoman, Teresa Vial, said that those who grow maize had \
         already lost half of this year's harvest, and that apples would come next.",
        "The largest user is the power company, which lets water through its turbines at Selva. It has agreed to stop two of three turbines; \
         the loss of about nine million euros will be shared with the region.",
        "Hotels in the upper valley may no longer fill pools. They had asked for an exception until the middle of August, when most guests \
         leave, but the government refused.",
        "Anyone who breaks the rules pays up to 500 euros, and up to 5,000 the second time. Last summer, when similar rules held for three weeks, \
         the police wrote 212 fines.",
        "Meteorologists expect no rain before the second week of August. The glacier that feeds the river has lost a tenth of its mass in \
         two years, says a study that was published in June.",
        "The rules hold until the end of September. In two weeks the government wants to decide whether the villages at the bottom of \
         the valley will have to be supplied by tank lorries.",
    ],
};
