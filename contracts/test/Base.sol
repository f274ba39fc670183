// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {Leaves} from "../src/Leaves.sol";
import {Market} from "../src/Market.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {MockProvers, MockRootVerifier, MockVerifier, TestToken} from "./Mocks.sol";
import {Test} from "./Test.sol";

/// A market with mock verifiers and a mock prover registry, one ERC-20, a client with a key, two provers whose operators have
/// keys, and money in everybody's balance. The test contract owns the market and the verifier registry.
abstract contract Base is Test {
    address internal constant NATIVE = address(0);
    bytes4 internal constant SELECTOR = 0x11223344;
    bytes4 internal constant OTHER_SELECTOR = 0x55667788;
    bytes4 internal constant ROOT_SELECTOR = 0x99aabbcc;
    bytes32 internal constant IMPOSSIBLE = keccak256("always panics");
    uint256 internal constant CLIENT_KEY = 0xA11CE;
    uint256 internal constant OPERATOR_KEY = 0x09E4A704;
    uint256 internal constant RIVAL_KEY = 0x41FA1;
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant FUNDS = 100 ether;
    uint256 internal constant PRICE = 3 ether;
    uint256 internal constant COLLATERAL = 2 ether;
    uint256 internal constant NEXT_BPS = 3_000;
    uint256 internal constant TREASURY_BPS = 2_000;
    address internal constant GUARDIAN = address(0x6a4d);
    address internal constant TREASURY = address(0x74ea);
    address internal constant PROVER = address(0x9401);
    address internal constant RIVAL = address(0x9402);
    address internal constant PAYOUT = address(0xBA41);
    address internal constant RIVAL_PAYOUT = address(0xBA42);
    address internal constant CARRIER = address(0xCA44);
    address internal constant MATCHER = address(0x3a7c);
    bytes internal constant JOURNAL = "journal";

    address internal client;
    address internal operator; // PROVER's
    address internal rivalOperator; // RIVAL's
    TestToken internal token;
    VerifierRegistry internal registry;
    MockVerifier internal verifier;
    MockRootVerifier internal rootVerifier;
    MockProvers internal provers;
    Market internal market;

    function setUp() public virtual {
        vm.warp(NOW);
        client = vm.addr(CLIENT_KEY);
        operator = vm.addr(OPERATOR_KEY);
        rivalOperator = vm.addr(RIVAL_KEY);
        token = new TestToken();
        verifier = new MockVerifier(SELECTOR);
        rootVerifier = new MockRootVerifier(ROOT_SELECTOR);
        registry = new VerifierRegistry(address(this), GUARDIAN, 0);
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        registry.add(OTHER_SELECTOR, address(new MockVerifier(OTHER_SELECTOR)), IMPOSSIBLE);
        registry.add(ROOT_SELECTOR, address(rootVerifier), IMPOSSIBLE);
        provers = new MockProvers(NEXT_BPS, TREASURY_BPS);
        provers.set(operator, PROVER, address(0), 1000);
        provers.set(rivalOperator, RIVAL, address(0), 1000);
        address[] memory tokens = new address[](1);
        tokens[0] = address(token);
        market = new Market(address(this), tokens, registry, provers, TREASURY, 0);
        fund(client);
        fund(PROVER);
        fund(RIVAL);
    }

    function fund(address account) internal {
        vm.deal(address(this), FUNDS);
        market.depositFor{value: FUNDS}(NATIVE, account, FUNDS);
        token.mint(address(this), FUNDS);
        token.approve(address(market), FUNDS);
        market.depositFor(address(token), account, FUNDS);
    }

    // ---- orders

    /// An order at a fixed price that takes any journal of up to 64 bytes; the tests change what they are about.
    function newOrder(address payToken) internal view returns (IMarket.Order memory order) {
        order.client = client;
        order.nonce = 1;
        order.selector = SELECTOR;
        order.programId = bytes32(uint256(0xabcdef));
        order.programDigest = sha256("elf");
        order.inputDigest = sha256("input");
        order.maxCycles = 1000;
        order.maxJournalBytes = 64;
        order.token = payToken;
        order.minPrice = uint96(PRICE);
        order.maxPrice = uint96(PRICE);
        order.collateral = uint96(COLLATERAL);
        order.lockSeconds = 100;
        order.deadline = uint64(NOW + 1000);
    }

    function signWith(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// The client's signature.
    function sign(IMarket.Order memory order) internal view returns (bytes memory) {
        return signWith(CLIENT_KEY, market.orderDigest(order));
    }

    function open(IMarket.Order memory order) internal returns (bytes32) {
        bytes memory signature = sign(order);
        vm.prank(CARRIER);
        return market.open(order, signature);
    }

    /// An opened order in the native coin.
    function opened() internal returns (IMarket.Order memory order) {
        order = newOrder(NATIVE);
        open(order);
    }

    // ---- locks

    /// A request for the order's present round, good until the deadline.
    function newRequest(IMarket.Order memory order, address operator_, address payout)
        internal
        view
        returns (IMarket.LockRequest memory)
    {
        bytes32 digest = market.orderDigest(order);
        return IMarket.LockRequest(digest, operator_, payout, 0, market.orders(digest).round, order.deadline);
    }

    function lockWith(uint256 key, IMarket.Order memory order, address payout) internal {
        IMarket.LockRequest memory request = newRequest(order, vm.addr(key), payout);
        bytes memory signature = signWith(key, market.lockDigest(request));
        vm.prank(CARRIER);
        market.lock(order, request, signature);
    }

    /// PROVER locks for PAYOUT; its operator signs and CARRIER carries.
    function lock(IMarket.Order memory order) internal {
        lockWith(OPERATOR_KEY, order, PAYOUT);
    }

    /// RIVAL locks for RIVAL_PAYOUT.
    function lockByRival(IMarket.Order memory order) internal {
        lockWith(RIVAL_KEY, order, RIVAL_PAYOUT);
    }

    /// An order in the native coin that PROVER has locked for PAYOUT.
    function locked() internal returns (IMarket.Order memory order) {
        order = opened();
        lock(order);
    }

    /// To the first second at which the order's lock no longer keeps others out.
    function lapse(IMarket.Order memory order) internal {
        vm.warp(recordOf(order).lockedUntil + 1);
    }

    // ---- results

    function proveWith(bytes4 selector, IMarket.Order memory order, bytes32 journalDigest, address payout)
        internal
        view
        returns (bytes memory)
    {
        uint256 context = market.contextOf(market.orderDigest(order), payout);
        return MockVerifier(registry.entryOf(selector).verifier).prove(order.programId, journalDigest, context);
    }

    function prove(IMarket.Order memory order, bytes memory journal, address payout)
        internal
        view
        returns (IMarket.Fulfilment memory)
    {
        return IMarket.Fulfilment(journal, payout, proveWith(order.selector, order, sha256(journal), payout));
    }

    function fulfil(IMarket.Order memory order, address payout) internal {
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, payout);
        vm.prank(CARRIER);
        market.fulfil(order, fulfilment);
    }

    // ---- batches

    /// The root over JOURNAL for each order and this payout, its proof, and the items with their paths. The places behind the
    /// last order are empty.
    function batch(IMarket.Order[] memory orders, address payout)
        internal
        view
        returns (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items)
    {
        uint256 depth;
        while (1 << depth < orders.length) ++depth;
        bytes32[] memory level = new bytes32[](1 << depth);
        items = new IMarket.BatchItem[](orders.length);
        for (uint32 i = 0; i < orders.length; ++i) {
            bytes32 digest = market.orderDigest(orders[i]);
            level[i] = market.leafOf(i, digest, orders[i].programId, sha256(JOURNAL), payout);
            items[i] = IMarket.BatchItem(JOURNAL, payout, i, new bytes32[](depth));
        }
        for (uint256 d = 0; d < depth; ++d) {
            for (uint256 i = 0; i < orders.length; ++i) {
                items[i].path[d] = level[(i >> d) ^ 1];
            }
            for (uint256 i = 0; i < level.length >> (d + 1); ++i) {
                level[i] = keccak256(abi.encode(Leaves.NODE_TAG, level[2 * i], level[2 * i + 1]));
            }
        }
        root = level[0];
        proof = rootVerifier.prove(root);
    }

    // ---- checks

    function recordOf(IMarket.Order memory order) internal view returns (IMarket.OrderRecord memory) {
        return market.orders(market.orderDigest(order));
    }

    function checkState(IMarket.Order memory order, IMarket.State want) internal view {
        eq(uint256(recordOf(order).state), uint256(want), "state");
    }

    function checkBalance(address payToken, address account, uint256 want) internal view {
        eq(market.balanceOf(payToken, account), want, "balance");
    }

    /// Nothing is held for orders any more: the balances of these accounts are all that the market has. Every account
    /// that holds a balance must be in the list or in Base's own.
    function checkAllPaidOut(address payToken, address another) internal view {
        address[9] memory accounts = [client, PROVER, RIVAL, PAYOUT, RIVAL_PAYOUT, CARRIER, MATCHER, TREASURY, another];
        uint256 sum;
        for (uint256 i = 0; i < accounts.length; ++i) {
            sum += market.balanceOf(payToken, accounts[i]);
        }
        uint256 held = payToken == NATIVE ? address(market).balance : token.balanceOf(address(market));
        eq(held, sum, "all that is held is somebody's balance");
    }

    function checkAllPaidOut(address payToken) internal view {
        checkAllPaidOut(payToken, address(0xdead)); // who has nothing
    }

    function expectWrongState(IMarket.Order memory order, IMarket.State state) internal {
        bytes32 digest = market.orderDigest(order);
        vm.expectRevert(abi.encodeWithSelector(IMarket.WrongState.selector, digest, state));
    }

    function expectInsufficient(uint256 needed, uint256 available) internal {
        vm.expectRevert(abi.encodeWithSelector(ILedger.InsufficientBalance.selector, needed, available));
    }
}
