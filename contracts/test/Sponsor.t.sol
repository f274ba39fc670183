// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {INonces} from "../src/Nonces.sol";
import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {IProverRegistry} from "../src/IProverRegistry.sol";
import {Market} from "../src/Market.sol";
import {Sponsor} from "../src/Sponsor.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {MockVerifier, TestToken} from "./Mocks.sol";
import {Test} from "./Test.sol";

/// Who pays whose orders, and how far. Against the real market; provers do not matter here, so none is registered.
contract SponsorTest is Test {
    uint256 private constant NOW = 1_800_000_000;
    uint256 private constant FUNDS = 100 ether;
    uint256 private constant CLIENT_KEY = 0xc11e;
    uint256 private constant OTHER_KEY = 0x07e2;
    bytes4 private constant SELECTOR = 0x11223344;
    bytes32 private constant PROGRAM = keccak256("program");
    bytes private constant JOURNAL = "journal";
    address private constant STRANGER = address(0xbad);
    address private constant PROVER = address(0x960);
    address private constant MATCHER = address(0x3a7c);
    address private constant TREASURY = address(0x7ea);

    Market private market;
    MockVerifier private verifier;
    TestToken private token;
    Sponsor private sponsor;
    address private client;
    address private other;

    function setUp() public {
        vm.warp(NOW);
        (client, other) = (vm.addr(CLIENT_KEY), vm.addr(OTHER_KEY));
        verifier = new MockVerifier(SELECTOR);
        VerifierRegistry verifiers = new VerifierRegistry(address(this), address(this), 0);
        verifiers.add(SELECTOR, address(verifier), keccak256("always panics"));
        token = new TestToken();
        address[] memory tokens = new address[](1);
        tokens[0] = address(token);
        market = new Market(address(this), tokens, verifiers, IProverRegistry(address(1)), TREASURY, 0);

        sponsor = new Sponsor(market, address(this));
        sponsor.setPolicy(policy());
        sponsor.setPrograms(one(PROGRAM), true);
        sponsor.setClients(one(client), true);
        fund(sponsor);
    }

    // ---- what the tests build

    function policy() private pure returns (Sponsor.Policy memory) {
        return Sponsor.Policy(address(0), 2 ether, 5 ether, 8 ether, uint64(NOW + 1000), false);
    }

    function fund(Sponsor to) private {
        vm.deal(STRANGER, FUNDS);
        vm.prank(STRANGER);
        market.depositFor{value: FUNDS}(address(0), address(to), FUNDS);
    }

    function one(bytes32 value) private pure returns (bytes32[] memory list) {
        list = new bytes32[](1);
        list[0] = value;
    }

    function one(address value) private pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = value;
    }

    function orderOf(address client_, uint256 nonce) private view returns (IMarket.Order memory order) {
        order.client = client_;
        order.nonce = nonce;
        order.payer = address(sponsor);
        order.selector = SELECTOR;
        order.programId = PROGRAM;
        order.maxJournalBytes = 32;
        order.minPrice = 0.5 ether;
        order.maxPrice = 2 ether;
        order.rampStart = uint64(NOW);
        order.rampSeconds = 100;
        order.lockSeconds = 10;
        order.deadline = uint64(block.timestamp + 1 days);
    }

    function signed(uint256 key, IMarket.Order memory order) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, market.orderDigest(order));
        return abi.encodePacked(r, s, v);
    }

    function open(IMarket.Order memory order) private returns (bytes32) {
        bytes memory signature = signed(order.client == other ? OTHER_KEY : CLIENT_KEY, order);
        return sponsor.open(order, signature);
    }

    /// The order, rightly signed, is refused with `why`, and nothing of the sponsor's moves.
    function refused(IMarket.Order memory order, bytes memory why) private {
        bytes memory signature = signed(order.client == other ? OTHER_KEY : CLIENT_KEY, order);
        uint256 before = balance();
        uint256 used = sponsor.used(order.token);
        vm.expectRevert(why);
        sponsor.open(order, signature);
        eq(balance(), before, "balance");
        eq(sponsor.used(order.token), used, "used");
    }

    function balance() private view returns (uint256) {
        return market.balanceOf(address(0), address(sponsor));
    }

    // ---- what is paid for

    function testAnyoneCarriesAClientsOrderAndTheSponsorPays() public {
        IMarket.Order memory order = orderOf(client, 0);
        bytes memory signature = signed(CLIENT_KEY, order);
        bytes32 digest = market.orderDigest(order);
        vm.expectEmit(true, true, true, true, address(sponsor));
        emit Sponsor.Sponsored(digest, client, 2 ether);
        vm.prank(STRANGER);
        eq(sponsor.open(order, signature), digest, "digest");
        eq(balance(), FUNDS - 2 ether, "balance");
        eq(sponsor.usedBy(address(0), client), 2 ether, "used by the client");
        eq(sponsor.used(address(0)), 2 ether, "used");
        yes(market.orders(digest).state == IMarket.State.OPEN, "open");
    }

    function testTheClientMustSignEvenWhenItCalls() public {
        IMarket.Order memory order = orderOf(client, 0);
        vm.prank(client);
        vm.expectRevert(ILedger.BadSignature.selector);
        sponsor.open(order, "");
        bytes memory signature = signed(OTHER_KEY, order);
        vm.expectRevert(ILedger.BadSignature.selector);
        sponsor.open(order, signature);
        signature = signed(CLIENT_KEY, order);
        order.maxPrice -= 1; // not what was signed
        vm.expectRevert(ILedger.BadSignature.selector);
        sponsor.open(order, signature);
        eq(sponsor.used(address(0)), 0, "used");
    }

    function testNobodyOpensAnOrderInTheSponsorsOwnName() public {
        Sponsor.Policy memory p = policy();
        p.anyClient = true;
        sponsor.setPolicy(p);
        sponsor.setClients(one(address(sponsor)), true);
        IMarket.Order memory order = orderOf(address(sponsor), 0);
        vm.expectRevert(abi.encodeWithSelector(Sponsor.ClientRefused.selector, address(sponsor)));
        sponsor.open(order, "");
    }

    function testTheSameOrderIsPaidOnce() public {
        IMarket.Order memory order = orderOf(client, 0);
        open(order);
        refused(order, abi.encodeWithSelector(INonces.NonceUsed.selector, client, uint256(0)));
        // Nor with other terms under the same nonce.
        order.maxPrice = 1 ether;
        refused(order, abi.encodeWithSelector(INonces.NonceUsed.selector, client, uint256(0)));
        eq(balance(), FUNDS - 2 ether, "balance");
    }

    function testAnotherPayersOrderIsRefused() public {
        IMarket.Order memory order = orderOf(client, 0);
        order.payer = address(0);
        refused(order, abi.encodeWithSelector(Sponsor.WrongPayer.selector, address(0)));
        order.payer = client;
        refused(order, abi.encodeWithSelector(Sponsor.WrongPayer.selector, client));
        Sponsor second = new Sponsor(market, address(this));
        fund(second);
        order.payer = address(second);
        refused(order, abi.encodeWithSelector(Sponsor.WrongPayer.selector, address(second)));
    }

    function testOnlyTheSponsorItselfBringsItsOrdersToTheMarket() public {
        IMarket.Order memory order = orderOf(client, 0);
        bytes memory signature = signed(CLIENT_KEY, order);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongPayer.selector, address(sponsor)));
        market.open(order, signature);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongPayer.selector, address(sponsor)));
        market.open(order, "");
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongPayer.selector, address(sponsor)));
        market.sponsor(order, signature);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongPayer.selector, address(sponsor)));
        market.sponsor(order, "");
    }

    /// Else a client could trade a small order, which the policy allows, for one at any price.
    function testASponsoredOrderCannotBeReplacedByAnother() public {
        IMarket.Order memory order = orderOf(client, 0);
        open(order);
        IMarket.Order memory more = orderOf(client, 1);
        more.maxPrice = uint96(FUNDS);
        vm.prank(client);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongPayer.selector, address(sponsor)));
        market.replace(order, more, 0, "");
    }

    // ---- the policy's limits

    function testNothingIsPaidBeforeAPolicyIsSet() public {
        sponsor = new Sponsor(market, address(this));
        fund(sponsor);
        sponsor.setPrograms(one(PROGRAM), true);
        sponsor.setClients(one(client), true);
        refused(orderOf(client, 0), abi.encodeWithSelector(Sponsor.PolicyExpired.selector, uint64(0)));
    }

    function testPolicyHoldsToItsLastSecondAndNotOneLater() public {
        vm.warp(NOW + 999);
        open(orderOf(client, 0));
        vm.warp(NOW + 1000);
        open(orderOf(client, 1));
        vm.warp(NOW + 1001);
        refused(orderOf(client, 2), abi.encodeWithSelector(Sponsor.PolicyExpired.selector, uint64(NOW + 1000)));
    }

    function testPricePerOrderUpToTheMaximum() public {
        IMarket.Order memory order = orderOf(client, 0);
        order.maxPrice = 2 ether + 1;
        refused(order, abi.encodeWithSelector(Sponsor.PriceAboveMaximum.selector, uint96(2 ether + 1), uint96(2 ether)));
        order.maxPrice = 2 ether;
        open(order);
    }

    function testCapPerClientToTheLastUnit() public {
        open(orderOf(client, 0));
        open(orderOf(client, 1));
        IMarket.Order memory order = orderOf(client, 2);
        order.maxPrice = 1 ether + 1;
        refused(order, abi.encodeWithSelector(Sponsor.ClientCapReached.selector, client, 5 ether + 1, uint256(5 ether)));
        order.maxPrice = 1 ether;
        open(order);
        order = orderOf(client, 3);
        (order.minPrice, order.maxPrice) = (1, 1);
        refused(order, abi.encodeWithSelector(Sponsor.ClientCapReached.selector, client, 5 ether + 1, uint256(5 ether)));
        eq(sponsor.usedBy(address(0), client), 5 ether, "used by the client");
        // The cap is each client's own.
        sponsor.setClients(one(other), true);
        open(orderOf(other, 0));
        eq(sponsor.usedBy(address(0), other), 2 ether, "used by the other");
    }

    function testTotalCapToTheLastUnit() public {
        sponsor.setClients(one(other), true);
        open(orderOf(client, 0));
        open(orderOf(client, 1));
        open(orderOf(other, 0));
        IMarket.Order memory order = orderOf(other, 1);
        Sponsor.Policy memory p = policy();
        p.totalCap = 8 ether - 1;
        sponsor.setPolicy(p);
        refused(order, abi.encodeWithSelector(Sponsor.TotalCapReached.selector, 8 ether, uint256(8 ether - 1)));
        sponsor.setPolicy(policy());
        open(order);
        eq(sponsor.used(address(0)), 8 ether, "used");
        order = orderOf(client, 2);
        order.minPrice = order.maxPrice = 1;
        refused(order, abi.encodeWithSelector(Sponsor.TotalCapReached.selector, 8 ether + 1, uint256(8 ether)));
    }

    function testRefundsDoNotFreeTheCap() public {
        for (uint256 i = 0; i < 2; ++i) {
            IMarket.Order memory order = orderOf(client, i);
            open(order);
            vm.prank(client);
            market.cancel(order, 0, "");
        }
        eq(balance(), FUNDS, "refunded");
        eq(sponsor.usedBy(address(0), client), 4 ether, "used by the client");
        refused(
            orderOf(client, 2),
            abi.encodeWithSelector(Sponsor.ClientCapReached.selector, client, 6 ether, uint256(5 ether))
        );
    }

    function testOnlyListedProgramsArePaid() public {
        IMarket.Order memory order = orderOf(client, 0);
        order.programId = keccak256("other program");
        refused(order, abi.encodeWithSelector(Sponsor.ProgramRefused.selector, order.programId));
        sponsor.setPrograms(one(PROGRAM), false);
        refused(orderOf(client, 0), abi.encodeWithSelector(Sponsor.ProgramRefused.selector, PROGRAM));
        sponsor.setPrograms(one(order.programId), true);
        open(order);
    }

    function testOnlyListedClientsArePaidUnlessThePolicyIsOpen() public {
        refused(orderOf(other, 0), abi.encodeWithSelector(Sponsor.ClientRefused.selector, other));
        Sponsor.Policy memory p = policy();
        p.anyClient = true;
        sponsor.setPolicy(p);
        open(orderOf(other, 0));
        sponsor.setPolicy(policy());
        sponsor.setClients(one(client), false);
        refused(orderOf(client, 0), abi.encodeWithSelector(Sponsor.ClientRefused.selector, client));
    }

    function testOnlyListedMatchersEarn() public {
        IMarket.Order memory order = orderOf(client, 0);
        (order.matcher, order.matcherFeeBps) = (client, 300);
        refused(order, abi.encodeWithSelector(Sponsor.MatcherRefused.selector, client));
        sponsor.setMatchers(one(MATCHER), true);
        order.matcher = MATCHER;
        open(order);
        sponsor.setMatchers(one(MATCHER), false);
        order.nonce = 1;
        refused(order, abi.encodeWithSelector(Sponsor.MatcherRefused.selector, MATCHER));
    }

    function testOnlyThePolicysTokenIsPaidAndEachTokenCountsAlone() public {
        token.mint(address(this), FUNDS);
        token.approve(address(market), FUNDS);
        market.depositFor(address(token), address(sponsor), FUNDS);
        IMarket.Order memory order = orderOf(client, 0);
        order.token = address(token);
        refused(order, abi.encodeWithSelector(Sponsor.TokenRefused.selector, address(token)));
        open(orderOf(client, 1));

        Sponsor.Policy memory p = policy();
        (p.token, p.perClientCap, p.totalCap) = (address(token), 2 ether, 2 ether);
        sponsor.setPolicy(p);
        refused(orderOf(client, 2), abi.encodeWithSelector(Sponsor.TokenRefused.selector, address(0)));
        open(order);
        eq(market.balanceOf(address(token), address(sponsor)), FUNDS - 2 ether, "tokens");
        eq(sponsor.usedBy(address(token), client), 2 ether, "tokens used");
        eq(sponsor.usedBy(address(0), client), 2 ether, "coins used");

        // Used counts on when the first token's policy comes back.
        p = policy();
        p.perClientCap = 4 ether - 1;
        sponsor.setPolicy(p);
        refused(
            orderOf(client, 3),
            abi.encodeWithSelector(Sponsor.ClientCapReached.selector, client, 4 ether, uint256(4 ether - 1))
        );
    }

    function testNotMoreThanTheSponsorsBalance() public {
        sponsor.withdraw(address(0), address(this), FUNDS - 2 ether + 1);
        refused(
            orderOf(client, 0),
            abi.encodeWithSelector(ILedger.InsufficientBalance.selector, uint256(2 ether), 2 ether - 1)
        );
    }

    // ---- what comes back

    function testTheUnusedPartOfThePriceComesBackToTheSponsor() public {
        IMarket.Order memory order = orderOf(client, 0);
        bytes32 digest = open(order);
        vm.warp(NOW + 50);
        bytes memory proof = verifier.prove(PROGRAM, sha256(JOURNAL), market.contextOf(digest, PROVER));
        market.fulfil(order, IMarket.Fulfilment(JOURNAL, PROVER, proof));
        eq(market.balanceOf(address(0), PROVER), 1.25 ether, "prover");
        eq(balance(), FUNDS - 1.25 ether, "sponsor");
        eq(market.balanceOf(address(0), client), 0, "client");
    }

    function testACancelledOrdersPriceComesBackToTheSponsor() public {
        IMarket.Order memory order = orderOf(client, 0);
        open(order);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IMarket.OnlyClient.selector, STRANGER, client));
        market.cancel(order, 0, "");
        vm.prank(client);
        market.cancel(order, 0, "");
        eq(balance(), FUNDS, "sponsor");
        eq(market.balanceOf(address(0), client), 0, "client");
    }

    function testAnExpiredOrdersPriceComesBackToTheSponsor() public {
        IMarket.Order memory order = orderOf(client, 0);
        open(order);
        vm.warp(order.deadline);
        vm.expectRevert(abi.encodeWithSelector(IMarket.BeforeDeadline.selector, order.deadline));
        market.expire(order);
        vm.warp(order.deadline + 1);
        market.expire(order);
        eq(balance(), FUNDS, "sponsor");
        eq(market.balanceOf(address(0), client), 0, "client");
    }

    // ---- the owner

    receive() external payable {}

    function testOwnerDrawsOutTheFreeBalanceAndNoMore() public {
        open(orderOf(client, 0));
        vm.expectRevert(abi.encodeWithSelector(ILedger.InsufficientBalance.selector, FUNDS, FUNDS - 2 ether));
        sponsor.withdraw(address(0), address(this), FUNDS);
        sponsor.withdraw(address(0), TREASURY, FUNDS - 2 ether);
        eq(TREASURY.balance, FUNDS - 2 ether, "drawn");
        eq(balance(), 0, "balance");
        eq(address(market).balance, 2 ether, "the order's price stays");
        vm.expectRevert(abi.encodeWithSelector(Sponsor.BadAddress.selector, address(sponsor)));
        sponsor.withdraw(address(token), address(sponsor), 0);
    }

    function testNobodyElseSetsOrDraws() public {
        bytes[] memory calls = new bytes[](5);
        calls[0] = abi.encodeCall(Sponsor.setPolicy, (policy()));
        calls[1] = abi.encodeCall(Sponsor.setPrograms, (one(PROGRAM), true));
        calls[2] = abi.encodeCall(Sponsor.setClients, (one(STRANGER), true));
        calls[3] = abi.encodeCall(Sponsor.setMatchers, (one(STRANGER), true));
        calls[4] = abi.encodeCall(Sponsor.withdraw, (address(0), STRANGER, 1));
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(STRANGER);
            (bool ok, bytes memory why) = address(sponsor).call(calls[i]);
            no(ok, "done");
            eq(keccak256(why), keccak256(abi.encodeWithSelector(Sponsor.NotAllowed.selector, STRANGER)), "why");
        }
    }

    function testListsAreBounded() public {
        bytes memory why = abi.encodeWithSelector(Sponsor.ListTooLong.selector, uint256(101), uint256(100));
        bytes32[] memory ids = new bytes32[](101);
        address[] memory accounts = new address[](101);
        vm.expectRevert(why);
        sponsor.setPrograms(ids, true);
        vm.expectRevert(why);
        sponsor.setClients(accounts, true);
        vm.expectRevert(why);
        sponsor.setMatchers(accounts, true);
        assembly {
            mstore(ids, 100)
            mstore(accounts, 100)
        }
        ids[99] = keccak256("last");
        accounts[99] = STRANGER;
        sponsor.setPrograms(ids, true);
        sponsor.setClients(accounts, true);
        sponsor.setMatchers(accounts, true);
        yes(sponsor.programAllowed(keccak256("last")), "program");
        yes(sponsor.clientAllowed(STRANGER), "client");
        yes(sponsor.matcherAllowed(STRANGER), "matcher");
    }

    function testSettingsAreShownAndToldOf() public {
        Sponsor.Policy memory p = policy();
        p.anyClient = true;
        vm.expectEmit(true, true, true, true, address(sponsor));
        emit Sponsor.PolicySet(p);
        sponsor.setPolicy(p);
        eq(keccak256(abi.encode(sponsor.policy())), keccak256(abi.encode(p)), "policy");
        vm.expectEmit(true, true, true, true, address(sponsor));
        emit Sponsor.ProgramSet(PROGRAM, false);
        sponsor.setPrograms(one(PROGRAM), false);
        vm.expectEmit(true, true, true, true, address(sponsor));
        emit Sponsor.ClientSet(other, true);
        sponsor.setClients(one(other), true);
        vm.expectEmit(true, true, true, true, address(sponsor));
        emit Sponsor.MatcherSet(MATCHER, true);
        sponsor.setMatchers(one(MATCHER), true);
    }

    function testConstructorRefusals() public {
        vm.expectRevert(abi.encodeWithSelector(Sponsor.BadAddress.selector, STRANGER));
        new Sponsor(IMarket(STRANGER), address(this));
        vm.expectRevert(Sponsor.ZeroAddress.selector);
        new Sponsor(market, address(0));
    }
}
